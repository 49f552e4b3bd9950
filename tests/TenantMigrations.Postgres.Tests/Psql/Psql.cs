using System.Diagnostics;
using Npgsql;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Psql;

/// <summary>The real psql of this machine.</summary>
internal static class Psql
{
    private static readonly string? s_program = Find();

    /// <summary>Ends the test as skipped where there is none.</summary>
    public static void Require() => Assert.SkipWhen(s_program is null, "There is no psql here: install PostgreSQL's client programs (apt-get install postgresql-client).");

    /// <summary>Gives a script to it, with variables of many common names set.</summary>
    public static async Task<(int ExitCode, string Errors)> RunAsync(TestDatabase database, string script)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var file = Path.Combine(Path.GetTempPath(), $"tm-{Guid.NewGuid():N}.sql");
        await File.WriteAllTextAsync(file, script);
        try
        {
            var start = new ProcessStartInfo(s_program!) { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in new[] { "-X", "-h", connection.Host!, "-p", $"{connection.Port}", "-U", connection.Username!, "-d", connection.Database!, "-v", "n=7777", "-v", "name=oops", "-f", file })
                start.ArgumentList.Add(argument);
            start.Environment["PGPASSWORD"] = connection.Password ?? "";
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = await process.StandardError.ReadToEndAsync();
            await output;
            await process.WaitForExitAsync();
            return (process.ExitCode, errors);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin")) : []);
        return folders.Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, "psql")).FirstOrDefault(File.Exists);
    }
}
