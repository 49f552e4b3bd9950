namespace TenantMigrations.Postgres.Local;

/// <summary>The programs of one PostgreSQL installation.</summary>
/// <param name="BinFolder">The folder that holds them.</param>
/// <param name="Version">As the server says it, such as <c>15.18</c>.</param>
/// <param name="Major">The major version.</param>
internal sealed record PostgresBinaries(string BinFolder, string Version, int Major)
{
    /// <summary>The oldest major version that the product supports.</summary>
    internal const int OldestMajor = 15;

    internal string Postgres => Path.Combine(BinFolder, "postgres");

    internal string InitDb => Path.Combine(BinFolder, "initdb");

    internal string PgCtl => Path.Combine(BinFolder, "pg_ctl");

    /// <summary>Tries a folder: the programs must be there, run under the server's account, and be new enough.</summary>
    internal static async Task<(PostgresBinaries? Binaries, string Reason)> TryAsync(
        string binFolder, ServerAccount account, CancellationToken cancellationToken)
    {
        string[] programs = ["postgres", "initdb", "pg_ctl"];
        var missing = programs.Where(program => !File.Exists(Path.Combine(binFolder, program))).ToArray();
        if (missing.Length > 0)
            return (null, Directory.Exists(binFolder) ? $"holds no {string.Join(" and no ", missing)}" : "there is no such folder");

        var run = await ProgramRun.RunAsync(Path.Combine(binFolder, "postgres"), ["--version"], cancellationToken, account).ConfigureAwait(false);
        if (!run.Succeeded)
            return (null, $"postgres does not run there as {account.Name}: {run.Complaint}");

        if (!PostgresVersion.TryParse(run.Output, out var version, out var major))
            return (null, $"its version was not understood: {run.Output.Trim()}");

        return major < OldestMajor
            ? (null, $"is PostgreSQL {version}; {OldestMajor} is the oldest supported")
            : (new PostgresBinaries(binFolder, version, major), "");
    }
}
