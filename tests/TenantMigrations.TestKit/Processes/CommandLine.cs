using System.Diagnostics;

namespace TenantMigrations.TestKit.Processes;

/// <summary>What to start: a program, its arguments, where, and with which environment.</summary>
public sealed record CommandLine(string FileName, params string[] Arguments)
{
    /// <summary>The folder to run in; by default the test's own.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables to set on top of the test's own; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>What the program reads; by default nothing (end of file at once).</summary>
    public string? Input { get; init; }

    /// <summary>The user to run as; only root may say one.</summary>
    public string? UserName { get; init; }

    /// <summary>After this time the program and all it started are killed, and the test fails.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The SDK that runs this test.</summary>
    public static CommandLine Dotnet(params string[] arguments) =>
        new(System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments);

    /// <summary>Runs it to its end.</summary>
    public async Task<ProcessRun> RunAsync()
    {
        await using var process = RunningProcess.Start(this);
        return await process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', [FileName, .. Arguments]);

    internal ProcessStartInfo ToStartInfo()
    {
        var info = new ProcessStartInfo(FileName, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = WorkingDirectory ?? "",
        };
        if (UserName is not null)
            info.UserName = UserName;

        foreach (var (name, value) in Environment)
        {
            if (value is null)
                info.Environment.Remove(name);
            else
                info.Environment[name] = value;
        }

        return info;
    }
}
