using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

/// <summary>Rules see what is being typed: whatever is cut off or left out, none of them stops the compiler.</summary>
public sealed class CutStatementTests
{
    [Theory]
    [InlineData("SET SESSION work_mem = '8MB'; RESET ALL; SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;")]
    [InlineData("SELECT pg_catalog.set_config('search_path', current_setting('x') || ', a', CAST('f' AS bool)), set_config(a[1], (b), 0::bool);")]
    [InlineData("DO $a$ DECLARE x text := set_config('role', f(1), true); BEGIN DO $b$ BEGIN SET LOCAL ROLE x; EXECUTE 'DROP TABLE tenant_migrations.x'; END $b$; END $a$ LANGUAGE plpgsql;")]
    [InlineData("CREATE FUNCTION tenant_migrations.f(a tenant_migrations.x%TYPE) RETURNS int LANGUAGE sql SET search_path = a, tenant_migrations BEGIN ATOMIC SELECT 'tenant_migrations.x'::pg_catalog.regclass; END;")]
    [InlineData("GRANT USAGE ON SCHEMA a, tenant_migrations TO b; ALTER SCHEMA x RENAME TO tenant_migrations; CREATE EXTENSION IF NOT EXISTS e SCHEMA tenant_migrations;")]
    [InlineData("CREATE TABLE U&\"a234567890123456789012345678901234567890123456789012345678901!00e4xx\" UESCAPE '!' (\"a234567890123456789012345678901234567890123456789012345678901\"\"🐘\" int);")]
    [InlineData("SET tenant_migrations.head = x; UPDATE t SET tenant_migrations.a = 1, b = E'tenant_migrations.\\'x' WHERE c = N'tenant_migrations.x' AND d = U&'tenant_migrations.x' UESCAPE '!';")]
    public void Cut_anywhere_and_without_any_character(string sql)
    {
        var texts = Enumerable.Range(0, sql.Length).SelectMany(i => new[] { sql[..i], sql[i..], sql.Remove(i, 1), sql.Insert(i, "'"), sql.Insert(i, "\"") });
        foreach (var text in texts)
        {
            foreach (var option in new[] { "", " transaction:false" })
            {
                const string Path = $"data/{Sources.Users}.sql";
                var script = ScriptReader.ReadFile(Path, Path, $"-- migrate:up{option}\n{text}");
                Assert.All(script.StatementFindings, finding => Assert.DoesNotContain('\n', finding.Message));
            }
        }
    }

    [Fact]
    public void Halves_of_characters_are_cut_too() =>
        Assert.Contains("has 90 bytes", Assert.Single(Sources.SqlClass(up: $"SELECT 1 AS {new string('\uD83D', 30)}").Read().StatementFindings).Message, StringComparison.Ordinal);
}
