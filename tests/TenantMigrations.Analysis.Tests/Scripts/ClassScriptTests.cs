using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Scripts;

public sealed class ClassScriptTests
{
    [Fact]
    public void Everything_a_class_says_is_in_its_script()
    {
        var facts = Sources.SqlClass(up: "SELECT 1;\r\nSELECT 2;") with
        {
            Name = "Users",
            Description = "Creates them",
            Transaction = false,
            AppliesToExistingOnly = true,
            Dependencies = new ClassDependency[] { new("20230101000000_a"), new("20230102000000_b", "Shop.B") },
        };
        var script = facts.Read();

        Assert.Empty(script.Findings);
        Assert.Equal("Users", script.Name);
        Assert.Equal("Creates them", script.Description);
        Assert.Equal(MigrationKind.SqlClass, script.Kind);
        Assert.Equal(MigrationScope.Tenant, script.Scope);
        Assert.True(script.AppliesToExistingOnly);
        Assert.Equal([(0, SourceAnchor.Dependency), (1, SourceAnchor.Dependency)], script.Dependencies.Select(d => (d.Place.Index, d.Place.Anchor)));
        Assert.Equal([new(0, 8), new StatementSpan(10, 8)], script.Up!.Statements);
        Assert.False(script.Up.InTransaction);
        Assert.False(script.Down!.InTransaction);
        Assert.Equal(script, facts.Read());
    }

    [Fact]
    public void The_checksum_of_constants_covers_what_decides_and_not_what_describes()
    {
        var facts = Sources.SqlClass();
        var checksum = facts.Read().Checksum;

        Assert.Equal(checksum, (facts with { Id = "20250101000000_other", Name = "x", Description = "y", TypeName = "Other", Path = "Other.cs" }).Read().Checksum);
        Assert.Equal(checksum, (facts with { Up = new("SELECT 1;  "), Dependencies = new ClassDependency[] { new("20230101000000_a") } }).Read().Checksum);
        MigrationScript[] others =
        [
            (facts with { Up = new("SELECT 3;") }).Read(),
            (facts with { Down = new("SELECT 3;") }).Read(),
            (facts with { Up = new("SELECT 1;SELECT 2;"), Down = new("SELECT 2;") }).Read(),
            (facts with { Transaction = false }).Read(),
            (facts with { Repeatable = true }).Read(),
            (facts with { AppliesToExistingOnly = true }).Read(),
            (facts with { Scope = MigrationScope.Global }).Read(),
            (facts with { Placeholders = new PlaceholderDefinition[] { new("a", PlaceholderKind.Number, null) } }).Read(),
            (facts with { Placeholders = new PlaceholderDefinition[] { new("a", PlaceholderKind.Number, "1") } }).Read(),
        ];
        Assert.Equal(others.Length, others.Select(s => s.Checksum).Append(checksum).Distinct().Count() - 1);
    }

    [Fact]
    public void The_checksum_of_code_is_that_of_id_and_revision()
    {
        var facts = Sources.CodeClass();
        Assert.Equal(MigrationChecksum.OfCode(Sources.Users, 1), facts.Read().Checksum);
        Assert.Equal(MigrationChecksum.OfCode(Sources.Users, 3), (facts with { Revision = 3 }).Read().Checksum);
        Assert.NotNull(facts.Read().Down);
        Assert.Null((facts with { OverridesDown = false, Irreversible = "gone" }).Read().Down);
    }

    [Fact]
    public void A_constant_can_accept_findings()
    {
        var script = Sources.SqlClass(up: "SELECT 1;\n-- tm:allow TM2003 empty\nSELECT 2;").Read();
        var accepted = Assert.Single(script.Accepted);
        Assert.Equal(("TM2003", "empty", ScriptSection.Up, 1, SourceAnchor.UpText), (accepted.RuleId, accepted.Reason, accepted.Section, accepted.Statement, accepted.Place.Anchor));
    }
}
