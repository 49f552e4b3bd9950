using System.Globalization;
using Npgsql;
using TenantMigrations.Analysis;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Rules;

/// <summary>A database with something of everything, in which what the rules say is compared with what the server says.</summary>
public sealed class RuleDatabase : IAsyncLifetime
{
    private TestDatabase? _database;

    public int Version { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _database = await PostgresServer.Current.CreateDatabaseAsync();
        Version = int.Parse((await _database.ScalarAsync<string>("SELECT current_setting('server_version_num')"))!, CultureInfo.InvariantCulture) / 10000;
        await _database.ExecuteAsync("""
            CREATE TABLE t (a int NOT NULL, b int DEFAULT 1, s text GENERATED ALWAYS AS ('x') STORED);
            CREATE UNIQUE INDEX i ON t (a);
            CLUSTER t USING i;
            ALTER TABLE t ADD CONSTRAINT c CHECK (b > 0) NOT VALID;
            CREATE TABLE parted (a int) PARTITION BY LIST (a);
            CREATE TABLE part PARTITION OF parted FOR VALUES IN (1);
            CREATE TABLE loose (a int);
            CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
            CREATE UNIQUE INDEX ON v (a);
            CREATE TYPE mood AS ENUM ('good');
            CREATE SCHEMA s;
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            CREATE FUNCTION g() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';
            """);
        // Nobody listens there, and nobody needs to.
        const string Nowhere = "CONNECTION 'host=127.0.0.1 port=1 dbname=x' PUBLICATION p, r WITH (connect = false)";
        await _database.ExecuteAsync($"CREATE SUBSCRIPTION awake {Nowhere}");
        await _database.ExecuteAsync($"CREATE SUBSCRIPTION asleep {Nowhere}");
        await _database.ExecuteAsync("ALTER SUBSCRIPTION awake ENABLE");
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is null) return;
        foreach (var subscription in new[] { "awake", "asleep" })
        {
            await _database.ExecuteAsync($"ALTER SUBSCRIPTION {subscription} DISABLE");
            await _database.ExecuteAsync($"ALTER SUBSCRIPTION {subscription} SET (slot_name = NONE)");
            await _database.ExecuteAsync($"DROP SUBSCRIPTION {subscription}");
        }

        await _database.DisposeAsync();
    }

    /// <summary>What the rules on statements say about an up part, for a server of this version.</summary>
    internal IReadOnlyList<Finding> Findings(string up, bool inTransaction = true)
    {
        const string Path = "data/20240101000000_x.sql";
        var text = $"-- irreversible: x\n-- migrate:up{(inTransaction ? "" : " transaction:false")}\n{up}\n";
        var script = ScriptReader.ReadFile(Path, Path, text, options: new ScriptOptions { PostgresVersion = Version });
        Assert.Empty(script.Findings);
        return script.StatementFindings;
    }

    /// <summary>What the server says to statements, each sent alone: the first error, and the warnings before it.</summary>
    internal async Task<(PostgresException? Error, List<string> Warnings)> SendAsync(params string[] statements)
    {
        var warnings = new List<string>();
        await using var connection = await _database!.OpenAsync();
        connection.Notice += (_, e) =>
        {
            if (e.Notice.InvariantSeverity == "WARNING") warnings.Add(e.Notice.SqlState + " " + e.Notice.MessageText);
        };
        PostgresException? error = null;
        foreach (var sql in statements)
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
            try
            {
                await batch.ExecuteNonQueryAsync();
            }
            catch (PostgresException e)
            {
                error = e;
                break;
            }
        }

        // Whatever is open is rolled back, and whatever was set is forgotten.
        NpgsqlConnection.ClearPool(connection);
        return (error, warnings);
    }
}
