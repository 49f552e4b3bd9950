using TenantMigrations.Postgres.Local;

namespace TenantMigrations.TestKit.Postgres;

/// <summary>
/// Where the tests' server comes from: one that already runs, named by an environment variable, or one started here. A container
/// would be a third way; it would stand here and nowhere else.
/// </summary>
internal static class ServerSource
{
    internal const string ExistingServer = "TENANTMIGRATIONS_TEST_POSTGRES";

    // Kept for the whole life of the process: with it the server ends, however the process ends.
    private static LocalPostgres? s_server;

    internal static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(ExistingServer) is { Length: > 0 } existing)
            return existing;

        s_server = await StartThrowawayAsync();
        return s_server.ConnectionString;
    }

    internal static Task<LocalPostgres> StartThrowawayAsync() => LocalPostgres.StartThrowawayAsync(Repository.Root, Console.Error.WriteLine);
}
