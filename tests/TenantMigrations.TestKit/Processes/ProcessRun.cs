namespace TenantMigrations.TestKit.Processes;

/// <summary>What a program said, and how it ended.</summary>
public sealed record ProcessRun(CommandLine Command, int ExitCode, string Output, string Error)
{
    /// <summary>Standard output followed by standard error.</summary>
    public string Text => Output + Error;

    /// <summary>Fails the test, showing all that was said, when the program ended with another code.</summary>
    public ProcessRun Expect(int exitCode)
    {
        if (ExitCode != exitCode)
            Xunit.Assert.Fail($"{Command}\nended with {ExitCode}, expected {exitCode}.\n--- output\n{Output}\n--- error\n{Error}");

        return this;
    }
}
