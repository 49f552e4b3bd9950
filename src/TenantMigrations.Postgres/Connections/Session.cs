using Npgsql;

namespace TenantMigrations.Postgres.Connections;

/// <summary>One connection to a database, with what its context was when it was new. Used by one task at a time.</summary>
internal sealed class Session(NpgsqlConnection connection) : IAsyncDisposable
{
    public NpgsqlConnection Connection { get; } = connection;

    /// <summary>Whether a pooler stands between: then the server's process may be another one for each transaction.</summary>
    public bool IsPooled { get; init; }

    /// <summary>The context of the connection before any work (<see cref="SessionContext"/>); null until the first batch has read it.</summary>
    public string? Baseline { get; set; }

    /// <summary>How many tenants it has served.</summary>
    public int Uses { get; set; }

    /// <summary>Whether it can serve another tenant. Set at the end of work that left it as it was, and nowhere else.</summary>
    public bool IsClean { get; set; }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (ConnectionTrouble.IsLoss(e))
        {
            // It is gone: that is what was wanted.
        }
    }
}
