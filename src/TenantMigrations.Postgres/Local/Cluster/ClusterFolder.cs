using System.Security.Cryptography;
using System.Text;

namespace TenantMigrations.Postgres.Local;

/// <summary>The folder of one cluster: the data, the log, and the files by which processes agree on who runs the server.</summary>
internal sealed record ClusterFolder(string Path, ServerAccount Account)
{
    internal string Data => In("data");

    internal string PasswordFile => In("data", "tenant-migrations.password");

    internal string PostmasterFile => In("data", "postmaster.pid");

    internal string Lock => In("lock");

    internal string Clients => In("clients");

    internal string Lease => In("lease");

    internal string Keeper => In("keeper");

    internal string Stopped => In("stopped");

    internal string Initialising => In("initialising");

    internal string Log => In("server.log");

    internal bool Initialised => File.Exists(PasswordFile);

    internal string Joined(string word) => In($"joined.{word}");

    /// <summary>Makes the folder where it can be; null, with the reason, where it cannot.</summary>
    internal static async Task<(ClusterFolder? Folder, string? Reason)> TryPrepareAsync(string path, ServerAccount account, CancellationToken cancellationToken)
    {
        if (account.UserName is { } userName)
        {
            var given = await ProgramRun.RunAsync(Script.Shell, Script.Arguments("give.sh", path, userName), cancellationToken).ConfigureAwait(false);
            if (!given.Succeeded)
                return (null, given.Complaint);
        }

        var prepared = await ProgramRun.RunAsync(Script.Shell, Script.Arguments("prepare.sh", path), cancellationToken, account).ConfigureAwait(false);
        return prepared.Succeeded ? (new ClusterFolder(prepared.Output.Trim(), account), null) : (null, prepared.Complaint);
    }

    /// <summary>The name of a project's cluster in a folder that all projects share.</summary>
    internal static string SharedName(string projectDirectory, string account, int major)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{projectDirectory}\n{account}"));
        return $"tenant-migrations-{Convert.ToHexString(key, 0, 8).ToLowerInvariant()}-pg{major}";
    }

    /// <summary>Runs one of the scripts that work inside the folder.</summary>
    internal Task<ProgramRun> RunAsync(string script, string[] arguments, string input, CancellationToken cancellationToken) =>
        ProgramRun.RunAsync(Script.Shell, Script.Arguments(script, arguments), cancellationToken, Account, Path, input);

    /// <summary>The same, for one that must not be torn by what kills this process's group.</summary>
    internal Task<ProgramRun> RunApartAsync(string script, string[] arguments, string input, CancellationToken cancellationToken) =>
        RunAsync("own-session.sh", [Script.Shell, .. Script.Arguments(script, arguments)], input, cancellationToken);

    private string In(params string[] segments) => System.IO.Path.Combine([Path, .. segments]);
}
