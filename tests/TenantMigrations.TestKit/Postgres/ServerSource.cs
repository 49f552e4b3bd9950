using Npgsql;
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
    private static ClusterServer? s_server;

    internal static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(ExistingServer) is { Length: > 0 } existing)
            return existing;

        s_server = await StartThrowawayAsync();
        return new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = s_server.Port,
            Username = ClusterServer.UserName,
            Password = s_server.Password,
            Database = "postgres",
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
    }

    internal static async Task<ClusterServer> StartThrowawayAsync()
    {
        var memory = Directory.Exists(TemporaryFolder.MemoryPath) ? TemporaryFolder.MemoryPath : Path.GetTempPath();
        var path = Path.Combine(memory, $"tm-test-{Guid.NewGuid():N}"[..20]);
        var account = await ServerAccount.ChooseAsync(CancellationToken.None);
        var sources = BinarySources.OfThisMachine(Repository.Root);
        var binaries = await new BinarySearch(sources, account, Console.Error.WriteLine).FindAsync(CancellationToken.None);
        var (folder, reason) = await ClusterFolder.TryPrepareAsync(path, account, CancellationToken.None);
        if (folder is null)
            throw new InvalidOperationException($"The tests' server cannot live in {path}: {reason}.");

        return await ClusterServer.OpenAsync(folder, binaries, ServerProfile.Test, Console.Error.WriteLine, CancellationToken.None);
    }
}
