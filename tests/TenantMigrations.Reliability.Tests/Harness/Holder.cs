using Npgsql;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Reliability.Tests.Harness;

/// <summary>A session of the application whose transaction holds a lock on a tenant's orders until it is disposed of: a concurrent index build waits for it.</summary>
internal sealed class Holder : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private Holder(NpgsqlConnection connection) => _connection = connection;

    /// <summary>The server's process that holds it.</summary>
    public int ProcessId => _connection.ProcessID;

    /// <summary>Begins the transaction.</summary>
    public static async Task<Holder> OnOrdersAsync(TestDatabase database, string tenant)
    {
        var holder = new Holder(await database.OpenAsync());
        await holder.ExecuteAsync("BEGIN");
        await holder.ExecuteAsync($"UPDATE {tenant}.orders SET cents = cents WHERE id = 1");
        return holder;
    }

    /// <summary>Commits.</summary>
    public Task ReleaseAsync() => ExecuteAsync("COMMIT");

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }
}
