using TenantMigrations.Analysis;
using TenantMigrations.TestKit;

namespace TenantMigrations.Engine.Tests.Scripts;

public sealed class ScriptingTests
{
    private const string First = "20240101000000_first";
    private const string Code = "20240102000000_code";
    private const string Last = "20240103000000_last";
    private const string View = "20240104000000_view";

    [Theory]
    [InlineData(null, null, "Script up to the migration before (--to 20240101000000_first), then apply 20240102000000_code with 'run --migration 20240102000000_code', and script what follows (--from 20240102000000_code).")]
    [InlineData(First, null, "Apply 20240102000000_code with 'run --migration 20240102000000_code', and script what follows (--from 20240102000000_code).")]
    public async Task Code_is_refused_by_name_with_the_way_round_it(string? from, string? to, string way)
    {
        var refused = await Assert.ThrowsAsync<FleetException>(() => ScriptAsync(new ScriptRequest { FromId = from, ToId = to }));

        Assert.Equal($"{Code} is written in C#, which psql cannot run. {way}", refused.Message);
    }

    [Theory]
    [InlineData(null, First, new[] { First })]
    [InlineData(Code, null, new[] { Last, View })]
    [InlineData(Last, null, new[] { View })]
    public async Task A_script_holds_what_lies_between_and_repeatables_where_it_reaches_the_end(string? from, string? to, string[] expected)
    {
        var script = await ScriptAsync(new ScriptRequest { FromId = from, ToId = to });

        var work = Assert.Single(Assert.Single(script.Databases).Works);
        Assert.Equal(expected, work.Steps.Select(step => step.Migration.Id));
        Assert.Null(script.Databases[0].Database);
    }

    [Theory]
    [InlineData(Last, First, "--from 20240103000000_last is not before --to 20240101000000_first")]
    [InlineData(Last, Last, "is not before --to")]
    [InlineData(View, null, "--from 20240104000000_view is a repeatable, which has no place in the order.")]
    [InlineData("20240103000000_lost", null, "20240103000000_last")]
    public async Task An_end_that_is_none_is_refused(string? from, string? to, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<FleetException>(() => ScriptAsync(new ScriptRequest { FromId = from, ToId = to }))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Tenants_in_the_nameless_database_and_in_others_need_it_named()
    {
        var settings = new FleetSettings { Tenants = new TenantSourceSettings { List = [new TenantEntry { Id = "here", Schema = "here" }, new TenantEntry { Id = "there", Schema = "there", Database = "other" }] } };

        var refused = await Assert.ThrowsAsync<FleetException>(() => ScriptAsync(new ScriptRequest { ToId = First }, settings));

        Assert.Contains("set ConnectionString", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<FleetScript> ScriptAsync(ScriptRequest request, FleetSettings? settings = null)
    {
        MigrationScript[] scripts = [Sql(First, ""), Class(), Sql(Last, ""), Sql(View, "-- repeatable\n")];
        var registry = WrittenRegistry.Read(new RegistrySettings { Isolation = TenantIsolation.Schema }, scripts, script => Text(script.IsRepeatable ? "-- repeatable\n" : ""), _ => () => new Nothing());
        await using var fleet = Fleet.Create(registry, settings ?? new FleetSettings { Tenants = new TenantSourceSettings { List = [new TenantEntry { Id = "acme" }] } }, new MemoryDatabases(), ".");
        return await fleet.ScriptAsync(request, CancellationToken.None);
    }

    private static MigrationScript Sql(string id, string directives) => ScriptReader.ReadFile($"migrations/tenant-specific/{id}.sql", $"migrations/tenant-specific/{id}.sql", Text(directives));

    private static string Text(string directives) => $"{directives}-- migrate:up\nSELECT 1;\n" + (directives.Length > 0 ? "" : "-- migrate:down\nSELECT 2;\n");

    private static MigrationScript Class() => ScriptReader.ReadClass(
        ClassScanner.Read([new ClassSourceFile("Code.cs", "Code.cs", $$"""
            using TenantMigrations;
            [Migration("{{Code}}", Scope = MigrationScope.Tenant, Irreversible = "it is only refused")]
            public sealed class Code : CodeMigration
            {
                public override Task UpAsync(MigrationContext context, CancellationToken cancellationToken) => Task.CompletedTask;
            }
            """)]).Single().Facts,
        ScriptOptions.Default);

    private sealed class Nothing : CodeMigration
    {
        public override Task UpAsync(MigrationContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
