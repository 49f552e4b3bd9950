using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Engine.Tests.Preparation;

public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("GRANT SELECT ON t TO ${x}", PlaceholderKind.Identifier, "app", "GRANT SELECT ON t TO \"app\"")]
    [InlineData("GRANT SELECT ON t TO ${x}", PlaceholderKind.Identifier, "a\"; DROP TABLE t; --", "GRANT SELECT ON t TO \"a\"\"; DROP TABLE t; --\"")]
    [InlineData("SELECT ${x}", PlaceholderKind.Literal, "it's", "SELECT 'it''s'")]
    [InlineData("SELECT ${x}", PlaceholderKind.Literal, "back\\slash'", "SELECT  E'back\\\\slash'''")]
    [InlineData("SELECT E${x}", PlaceholderKind.Literal, "n", "SELECT E 'n'")]
    [InlineData("SELECT 'a'${x}'b'", PlaceholderKind.Literal, "n", "SELECT 'a' 'n' 'b'")]
    [InlineData("SELECT ${x}", PlaceholderKind.Literal, "", "SELECT ''")]
    [InlineData("SELECT 1-${x}", PlaceholderKind.Number, "-7", "SELECT 1-(-7)")]
    [InlineData("SELECT ${x}", PlaceholderKind.Number, "2.5e3", "SELECT 2.5e3")]
    [InlineData("DO $do$ BEGIN EXECUTE ${x}; END $do$", PlaceholderKind.Literal, "SELECT $$1$$", "DO $do$ BEGIN EXECUTE 'SELECT $$1$$'; END $do$")]
    public void A_value_is_quoted_by_kind(string sql, PlaceholderKind kind, string value, string expected)
    {
        var (statement, defects) = Prepare(sql, kind, value);

        Assert.Empty(defects);
        Assert.Equal(expected, statement.Sql);
    }

    [Theory]
    [InlineData("SELECT ${x}", PlaceholderKind.Number, "1; DROP TABLE t")]
    [InlineData("SELECT ${x}", PlaceholderKind.Number, "")]
    [InlineData("SELECT ${x}", PlaceholderKind.Number, "1.")]
    [InlineData("SELECT ${x}", PlaceholderKind.Number, "0x1F")]
    [InlineData("SELECT ${x}", PlaceholderKind.Number, "NaN")]
    [InlineData("SELECT ${x}", PlaceholderKind.Identifier, "")]
    [InlineData("SELECT ${x}", PlaceholderKind.Identifier, "äääääääääääääääääääääääääääääääää")]
    [InlineData("SELECT ${x}", PlaceholderKind.Literal, "a\0b")]
    [InlineData("DO $do$ BEGIN PERFORM ${x}; END $do$", PlaceholderKind.Literal, "a $do$; DROP TABLE t; --")]
    [InlineData("DO $a$ BEGIN EXECUTE $b$SELECT ${x}$b$; END $a$", PlaceholderKind.Literal, "$b$")]
    [InlineData("SELECT '${x}'", PlaceholderKind.Literal, "a")]
    public void A_value_that_could_change_the_statement_is_refused(string sql, PlaceholderKind kind, string value)
    {
        Assert.NotEmpty(Prepare(sql, kind, value).Defects);
    }

    [Theory]
    [InlineData(PlaceholderKind.Literal, "SELECT ${x} + 1 FROM t")]
    [InlineData(PlaceholderKind.Identifier, "SELECT E${x}'a', \"b\"${x} FROM t")]
    [InlineData(PlaceholderKind.Literal, "SELECT U&${x}, 'a'${x}'b', a||${x}||b FROM t")]
    [InlineData(PlaceholderKind.Number, "SELECT 1-${x}-1, a${x} FROM t")]
    public void Whatever_the_value_the_statement_stays_one_and_ends_where_it_ended(PlaceholderKind kind, string sql)
    {
        string[] pieces = ["'", "\"", "\\", ";", "--", "/*", "*/", "$$", "$a$", "e", "E'", "\n", " ", "-", "1", ".", "ä", "💡"];
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var value = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)]));
            var (statement, defects) = Prepare(sql, kind, value);
            if (defects.Count > 0) continue;

            var read = StatementReader.Read(statement.Sql + "; SELECT 'end'");
            Assert.Equal(2, read.Statements.Length);
            Assert.EndsWith("FROM t", statement.Sql);
        }
    }

    [Fact]
    public void All_missing_and_wrong_values_of_a_plan_are_named_at_once()
    {
        var registry = new PlaceholderRegistry(
            "SELECT ${role}, ${limit}", new PlaceholderDefinition("role", PlaceholderKind.Identifier, null), new PlaceholderDefinition("limit", PlaceholderKind.Number, "ten"));
        var graph = new MigrationGraph(registry);
        var address = new DatabaseAddress("db", "");
        var plan = MigrationPlanner.Plan(
            graph,
            [new DatabaseSnapshot(address, [new Tenant { Id = "acme", Name = "", Database = address }], new JournalState(null, default, new Dictionary<string, JournalHead>()), [])],
            new PlanRequest(),
            "");

        var error = Assert.Throws<FleetException>(() => new StepPreparer(graph, new Dictionary<string, string> { ["rol"] = "app" }).Check(plan));

        Assert.Equal(FleetErrorKind.Settings, error.Kind);
        Assert.Contains("Placeholders:role", error.Message);
        Assert.Contains("'rol'", error.Message);
        Assert.Contains("'limit'", error.Message);
    }

    [Fact]
    public void A_default_stands_where_the_settings_give_nothing()
    {
        var registry = new PlaceholderRegistry("SELECT ${x}", new PlaceholderDefinition("x", PlaceholderKind.Identifier, "app"));

        Assert.Equal("SELECT \"app\"", Prepare(registry, new Dictionary<string, string>(), []).Sql);
    }

    private static (PreparedStatement Statement, List<string> Defects) Prepare(string sql, PlaceholderKind kind, string value)
    {
        var defects = new List<string>();
        var registry = new PlaceholderRegistry(sql, new PlaceholderDefinition("x", kind, null));
        return (Prepare(registry, new Dictionary<string, string> { ["x"] = value }, defects), defects);
    }

    private static PreparedStatement Prepare(PlaceholderRegistry registry, Dictionary<string, string> values, List<string> defects) =>
        new PartPreparer(registry, values).Prepare(registry.Migrations[0], registry.Migrations[0].Up, defects)[0];
}
