using System.Globalization;
using Npgsql;

namespace TenantMigrations.TestKit.Postgres;

/// <summary>
/// The one PostgreSQL server of this test process, started when the first test asks for it and stopped when the process ends,
/// however it ends. Each test takes a database of its own:
/// <code>await using var database = await PostgresServer.Current.CreateDatabaseAsync();</code>
/// </summary>
public sealed class PostgresServer
{
    private static int s_databases;
    private readonly Lazy<Task<string>> _connectionString;

    private PostgresServer(Func<Task<string>> start) => _connectionString = new Lazy<Task<string>>(start);

    /// <summary>This test process's server.</summary>
    public static PostgresServer Current { get; } = new(ServerSource.StartAsync);

    /// <summary>A superuser's connection string to the server's maintenance database.</summary>
    public Task<string> GetConnectionStringAsync() => _connectionString.Value;

    /// <summary>An empty database, dropped when the test disposes it.</summary>
    /// <param name="name">Its name, where the test needs a certain one; else a fresh one is made up.</param>
    /// <param name="template">A database to copy, to which nobody is connected.</param>
    public async Task<TestDatabase> CreateDatabaseAsync(string? name = null, string? template = null)
    {
        var server = await GetConnectionStringAsync();
        name ??= string.Create(CultureInfo.InvariantCulture, $"tm_{Environment.ProcessId}_{Interlocked.Increment(ref s_databases)}");
        var database = new TestDatabase(server, name);
        await database.CreateAsync(template);
        return database;
    }
}
