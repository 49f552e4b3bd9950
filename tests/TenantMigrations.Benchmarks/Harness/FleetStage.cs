using Npgsql;
using TenantMigrations.Benchmarks.Contestants;

namespace TenantMigrations.Benchmarks.Harness;

/// <summary>Makes and unmakes the databases that a run meets. None of it is timed.</summary>
internal sealed class FleetStage(BenchmarkServer server, string folder)
{
    public const string FleetDatabase = "fleet";

    public string Folder => folder;

    public static IReadOnlyList<string> SchemaNames(int count) => [.. Enumerable.Range(1, count).Select(i => $"t{i:00000}")];

    public static IReadOnlyList<string> DatabaseNames(int count) => [.. Enumerable.Range(1, count).Select(i => $"d{i:00000}")];

    /// <summary>A fresh database with empty schemas.</summary>
    public async Task CreateSchemasAsync(string database, int count)
    {
        await ReplaceAsync(database, "template0");
        await using var connection = await server.OpenAsync(database);
        foreach (var chunk in SchemaNames(count).Chunk(500))
            await ExecuteAsync(connection, chunk.Select(name => $"CREATE SCHEMA {name}"));
    }

    /// <summary>A copy of a prepared database, file by file, so that every contestant starts from equally cold catalogs.</summary>
    public Task CopyAsync(string source, string database) => ReplaceAsync(database, $"{source} STRATEGY file_copy");

    public async Task CreateDatabasesAsync(int count)
    {
        await using var connection = await server.OpenAsync("postgres");
        foreach (var name in DatabaseNames(count))
        {
            await ExecuteAsync(connection, [$"DROP DATABASE IF EXISTS {name} WITH (FORCE)"]);
            await ExecuteAsync(connection, [$"CREATE DATABASE {name} TEMPLATE template0 STRATEGY file_copy"]);
        }
    }

    public async Task DropAsync(params IEnumerable<string> databases)
    {
        await using var connection = await server.OpenAsync("postgres");
        foreach (var database in databases)
            await ExecuteAsync(connection, [$"DROP DATABASE IF EXISTS {database} WITH (FORCE)"]);
    }

    /// <summary>What one run left to be written must not be written during the next.</summary>
    public async Task CheckpointAsync()
    {
        await using var connection = await server.OpenAsync("postgres");
        await ExecuteAsync(connection, ["CHECKPOINT"]);
    }

    public FleetJob SchemasJob(FleetWork work, string database, int count, int parallelism, int? port = null) => new(
        FleetIsolation.Schema, work, server.ConnectionString(database, port), WriteTenants($"schemas-{count}", SchemaNames(count)), parallelism);

    public FleetJob DatabasesJob(FleetWork work, int count, int parallelism) => new(
        FleetIsolation.Database, work, server.ConnectionString(FleetDatabase), WriteTenants($"databases-{count}", DatabaseNames(count)), parallelism);

    private string WriteTenants(string name, IReadOnlyList<string> tenants)
    {
        var file = Path.Combine(folder, name + ".txt");
        File.WriteAllLines(file, tenants);
        return file;
    }

    private async Task ReplaceAsync(string database, string template)
    {
        await DropAsync(database);
        await using var connection = await server.OpenAsync("postgres");
        await ExecuteAsync(connection, [$"CREATE DATABASE {database} TEMPLATE {template}"]);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, IEnumerable<string> statements)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        await batch.ExecuteNonQueryAsync();
    }
}
