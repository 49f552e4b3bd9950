using Npgsql;
using TenantMigrations.Analysis;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Rules;

/// <summary>The server cuts exactly the names that TM2005 reports, and to what it says.</summary>
public sealed class LongNames
{
    private const string A62 = "a2345678901234567890123456789012345678901234567890123456789012";

    public static TheoryData<string> Names =>
    [
        A62 + "3", A62 + "3_b", A62.ToUpperInvariant() + "XYZ", "a" + new string('ä', 31), "a" + new string('ä', 32), new string('€', 21), new string('€', 21) + "x", new string('a', 60) + "🐘x",
        $"\"{A62[..61]}\"\"x\"", $"\"{A62[..61]}\"\"xy\"", $"\"{new string('Ü', 40)}\"", $"U&\"{A62}\\0061\"", $"U&\"{A62}\\00e4\"", $"U&\"{A62}!00e4\" UESCAPE '!'", $"U&\"{A62[..60]}!+01F418\" UESCAPE '!'",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_a_name_becomes(string name)
    {
        var (messages, notices, database) = await RunAsync($"CREATE TABLE {name} ();");
        await using var made = database;
        var kept = await database.ScalarAsync<string>("SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
        Assert.Equal(notices, messages.Length);
        Assert.All(messages, message => Assert.Contains($"becomes {(name.Contains('"') ? $"\"{kept!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : kept)},", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DO $$ DECLARE {0} int; BEGIN NULL; END $$;", true)]
    [InlineData("DO $$ BEGIN CREATE TABLE {0} (); END $$;", true)]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ DECLARE {0} int; BEGIN RETURN 1; END $$;", true)]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 AS {0} $$;", true)]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1 AS {0}; END;", true)]
    [InlineData("SELECT 1 AS {0};", true)]
    [InlineData("COMMENT ON SCHEMA public IS '{0}';", false)]
    [InlineData("DO $$ BEGIN RAISE NOTICE '{0}'; END $$;", false)]
    [InlineData("SELECT ${0}$ x ${0}$;", false)]
    public async Task Wherever_it_stands(string sql, bool isCut)
    {
        var (messages, notices, database) = await RunAsync(sql.Replace("{0}", A62 + "3xy", StringComparison.Ordinal));
        await using var made = database;
        Assert.Equal((isCut, isCut), (messages.Length > 0, notices > 0));
    }

    private static async Task<(string[] Messages, int Notices, TestDatabase Database)> RunAsync(string sql)
    {
        const string Path = "data/20240101000001_step.sql";
        var script = ScriptReader.ReadFile(Path, Path, $"-- irreversible: x\n-- migrate:up\n{sql}\n");
        Assert.Empty(script.Findings);
        var database = await PostgresServer.Current.CreateDatabaseAsync();
        await using var connection = await database.OpenAsync();
        var notices = 0;
        connection.Notice += (_, e) => notices += e.Notice.SqlState == PostgresErrorCodes.NameTooLong ? 1 : 0;

        // A batch is not searched for semicolons, of which a body in SQL has some.
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await batch.ExecuteNonQueryAsync();
        return ([.. script.StatementFindings.Where(finding => finding.RuleId == "TM2005").Select(finding => finding.Message)], notices, database);
    }
}
