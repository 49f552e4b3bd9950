using Npgsql;

namespace TenantMigrations.Benchmarks.Contestants;

/// <summary>One connection a worker for schemas, one a tenant for databases; never a pool, never type loading, nothing negotiated.</summary>
internal sealed class FleetConnections
{
    private readonly string _connectionString;
    private readonly NpgsqlDataSource? _shared;
    private NpgsqlConnection? _first;

    public FleetConnections(FleetJob job)
    {
        _connectionString = new NpgsqlConnectionStringBuilder(job.ConnectionString)
        {
            Pooling = false,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
        if (job.Isolation == FleetIsolation.Schema)
            _shared = Source(_connectionString);
    }

    /// <summary>Runs a command on a connection that the first worker then takes over.</summary>
    public void ExecuteOnFirst(string text)
    {
        if (_shared is null)
            return;

        _first = _shared.OpenConnection();
        using var command = new NpgsqlCommand(text, _first);
        command.ExecuteNonQuery();
    }

    public NpgsqlConnection For(string tenant, NpgsqlConnection? current)
    {
        if (_shared is not null)
            return current ?? Interlocked.Exchange(ref _first, null) ?? _shared.OpenConnection();

        current?.Dispose();
        return Source($"{_connectionString};Database={tenant}").OpenConnection();
    }

    private static NpgsqlDataSource Source(string connectionString)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(connectionString);
        builder.ConfigureTypeLoading(loading => loading.EnableTypeLoading(false));
        return builder.Build();
    }
}
