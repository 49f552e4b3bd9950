using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1009Tests
{
    [Fact]
    public void A_missing_down_part_is_reported_at_the_up_marker() =>
        Assert.Equal(
            [
                $"{Sources.Users}.sql(2,1): error TM1009: This migration has no down part, so it could not be rolled back. Write '-- migrate:down' and the SQL that undoes it; "
                + "or, if it cannot be undone, '-- irreversible: reason' above '-- migrate:up'.",
            ],
            Sources.Text("-- name: x\n-- migrate:up\nSELECT 1;").Lines());

    [Fact]
    public void An_empty_one_at_its_own() =>
        Assert.Equal(
            [
                $"{Sources.Users}.sql(3,1): error TM1009: The down part has no statement, so a rollback would change nothing and record the opposite. Write the SQL that undoes the up part; "
                + "or, if it cannot be undone, '-- irreversible: reason' above '-- migrate:up'.",
            ],
            Sources.Text("-- migrate:up\nSELECT 1;\n-- migrate:down\n-- later\n").Lines());

    [Theory]
    [InlineData("-- irreversible: data is gone\n-- migrate:up\nSELECT 1;")]
    [InlineData("-- migrate:up\nSELECT 1;\n-- irreversible: data is gone")]
    [InlineData("-- migrate:up\nSELECT 1;\n-- migrate:down\n-- irreversible: data is gone")]
    public void An_irreversible_one_needs_none(string text)
    {
        var script = Sources.Text(text);
        Assert.Empty(script.Lines());
        Assert.Equal("data is gone", script.IrreversibleReason);
        Assert.Null(script.Down);
    }

    [Theory]
    [InlineData("-- nothing to do")]
    [InlineData("/* nothing\n   to do */")]
    [InlineData(";")]
    [InlineData(" ; -- nothing\n;/* to do */;\n")]
    public void Comments_and_empty_statements_undo_nothing(string down)
    {
        Assert.Equal(["TM1009"], Sources.File(Sources.Users, down: down).Ids());
        Assert.Equal(["TM1009"], Sources.SqlClass(down: down).Read().Ids());
    }

    [Fact]
    public void A_repeatable_needs_none() => Assert.Empty(Sources.Text("-- repeatable\n-- migrate:up\nCREATE OR REPLACE VIEW v AS SELECT 1;").Lines());

    [Fact]
    public void A_marker_inside_a_body_is_body() =>
        Assert.Equal(["TM1009"], Sources.Text("-- migrate:up\nDO $$\n-- migrate:down\nBEGIN END $$;").Ids());

    [Fact]
    public void Classes_are_told_what_they_can_write()
    {
        Assert.Equal(
            [
                "Shop.CreateUsers.Class: error TM1009: This migration has no down part, so it could not be rolled back. Add 'public const string Down' with the SQL that undoes it; "
                + "or, if it cannot be undone, Irreversible = \"reason\" to [Migration].",
            ],
            Sources.SqlClass(down: null).Read().Lines());
        Assert.StartsWith("Shop.CreateUsers.DownMember: error TM1009: The constant 'Down' has no statement", Assert.Single(Sources.SqlClass(down: "").Read().Lines()));
        Assert.Equal(
            [
                "Shop.CreateUsers.Class: error TM1009: This migration has no down part, so it could not be rolled back. Override DownAsync; "
                + "or, if it cannot be undone, add Irreversible = \"reason\" to [Migration].",
            ],
            (Sources.CodeClass() with { OverridesDown = false }).Read().Lines());
        Assert.Empty((Sources.CodeClass() with { OverridesDown = false, Irreversible = "data is gone" }).Read().Lines());
        Assert.Empty((Sources.SqlClass(down: null) with { Repeatable = true }).Read().Lines());
    }
}
