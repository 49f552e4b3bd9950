using System.ComponentModel;
using System.Diagnostics;

namespace TenantMigrations.Postgres.Local;

/// <summary>What a program said that was run to its end.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>The exit code when the program could not be started at all; a shell says the same.</summary>
    internal const int NotStarted = 127;

    internal bool Succeeded => ExitCode == 0;

    /// <summary>What it said about its failure, in one piece.</summary>
    internal string Complaint
    {
        get
        {
            var said = (Error.Trim().Length > 0 ? Error : Output).Trim();
            return said.Length > 0 ? said : $"it ended with exit code {ExitCode}";
        }
    }

    /// <summary>Runs a program and waits for its end. Being cancelled kills it, with all that it started.</summary>
    internal static async Task<ProgramRun> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken,
        ServerAccount? account = null,
        string? workingDirectory = null,
        string input = "",
        IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = new Process { StartInfo = StartInfo(program, arguments, account, workingDirectory, environment) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new ProgramRun(NotStarted, "", e.Message);
        }

        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await WriteAsync(process, input).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return new ProgramRun(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo StartInfo(
        string program,
        IReadOnlyList<string> arguments,
        ServerAccount? account,
        string? workingDirectory,
        IReadOnlyDictionary<string, string>? environment)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The account of the server may not see the folder that this process runs in.
            WorkingDirectory = workingDirectory ?? "/",
        };
        if (account?.UserName is { } userName)
            info.UserName = userName;

        // PGDATA, PGPORT, PGOPTIONS and their like belong to the user's other servers.
        foreach (var name in info.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            info.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            info.Environment[name] = value;
        return info;
    }

    private static async Task WriteAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code says why.
        }
    }
}
