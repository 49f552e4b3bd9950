using TenantMigrations.Analysis;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Postgres.Tests.Templates;

public sealed class TenantRoleTemplateTests
{
    [Fact]
    public async Task A_role_with_rights_on_some_tables_may_insert_where_defaults_draw_from_sequences_and_the_way_back_leaves_nothing()
    {
        const string Table = "a\"b 'c";
        var role = $"w\"riter_{Guid.NewGuid():N}";
        var (table, quotedRole) = (SqlText.Identifier(Table), SqlText.Identifier(role));
        var options = new ScriptOptions { Isolation = TenantIsolation.Shared };
        var written = new WrittenDrafts(options);
        written.AddFile(
            "base",
            $"CREATE SEQUENCE \"Numbers\";\nCREATE TABLE {table} (id bigserial PRIMARY KEY, number bigint NOT NULL DEFAULT nextval('\"Numbers\"'), place bigint GENERATED ALWAYS AS IDENTITY);",
            $"DROP TABLE {table};\nDROP SEQUENCE \"Numbers\";");
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["role"] = role, ["tables"] = table };
        var result = TemplateCatalog.BuiltIn.Single(item => item.Name == "tenant-role").Make(values, options);
        Assert.Null(result.Error);
        written.Add(result.Drafts);
        var registry = CompiledDrafts.Registry(options, written.Files);
        await using var fleet = await TemplateFleet.CreateAsync(TenantIsolation.Shared);
        await fleet.RunAsync(CompiledDrafts.Registry(options, [.. written.Files.Take(1)]));
        var before = await fleet.SnapshotsAsync();

        var run = await fleet.RunAsync(registry);

        await fleet.Databases[0].ExecuteAsync($"BEGIN; SET LOCAL ROLE {quotedRole}; INSERT INTO {table} DEFAULT VALUES; COMMIT");
        Assert.Equal(["1|1|1"], await fleet.RowsAsync("id, number, place", Table));
        await fleet.RollbackAsync(registry, run);
        Assert.Equal("", string.Join('\n', before[0].DifferencesTo((await fleet.SnapshotsAsync())[0])));
        Assert.Equal("0", Assert.Single(await fleet.Databases[0].RowsAsync($"SELECT count(*) FROM pg_roles WHERE rolname = {SqlText.Literal(role)}")));
    }
}
