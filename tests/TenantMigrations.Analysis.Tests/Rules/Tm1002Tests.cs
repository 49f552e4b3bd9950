using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1002Tests
{
    [Fact]
    public void The_second_by_path_is_reported_and_the_first_named()
    {
        var first = Sources.File(Sources.Users, folder: "migrations/data");
        var second = Sources.File(Sources.Users, folder: "migrations/system");

        string[] expected =
        [
            $"{Sources.Users}.sql(1,1): error TM1002: Migration id '{Sources.Users}' is used twice, 'migrations/data/{Sources.Users}.sql' has it already. "
            + "The journal knows migrations by their ids, so one of the two would never run: give this one an id of its own.",
        ];
        Assert.Equal(expected, Sources.Lines(first, second));
        Assert.Equal(expected, Sources.Lines(second, first));
        Assert.Equal("migrations/system", Path.GetDirectoryName(MigrationCatalog.Build([first, second]).Findings[0].Place.Path));
    }

    [Fact]
    public void A_class_and_a_file_can_clash() =>
        Assert.Equal(
            [
                $"{Sources.Users}.sql(1,1): error TM1002: Migration id '{Sources.Users}' is used twice, class 'Shop.CreateUsers' in 'Migrations.cs' has it already. "
                + "The journal knows migrations by their ids, so one of the two would never run: give this one an id of its own.",
            ],
            Sources.Lines(Sources.SqlClass().Read(), Sources.File(Sources.Users)));

    [Fact]
    public void Each_after_the_first_is_reported() =>
        Assert.Equal(["TM1002", "TM1002"], Sources.Ids(
            Sources.File(Sources.Users, folder: "a/data"), Sources.File(Sources.Users, folder: "b/data"), Sources.File(Sources.Users, folder: "c/data")));

    [Fact]
    public void Ids_that_differ_only_in_case_are_one_and_the_well_formed_keeps_it()
    {
        var lines = Sources.Lines(Sources.File("20240101000000_CREATE_users", folder: "a/data"), Sources.File(Sources.Users, folder: "b/data"));
        Assert.Equal(2, lines.Length);
        Assert.Contains("TM1001", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            $"20240101000000_CREATE_users.sql(1,1): error TM1002: Migration id '20240101000000_CREATE_users' differs only in case from '{Sources.Users}' of 'b/data/{Sources.Users}.sql'. "
            + "Where file names ignore case the two are one: give this one an id of its own.",
            lines[1]);
    }

    [Fact]
    public void Dependencies_on_either_spelling_are_not_blamed_and_the_order_has_the_id_once()
    {
        var catalog = MigrationCatalog.Build(
        [
            Sources.File("20240101000000_CREATE_users", folder: "a/data"),
            Sources.File(Sources.Users, folder: "b/data"),
            Sources.File("20240102000000_b", "-- depends-on: 20240101000000_CREATE_users"),
        ]);
        Assert.Equal(["TM1002"], catalog.Findings.Select(f => f.RuleId));
        Assert.Equal([Sources.Users, "20240102000000_b"], catalog.Entries.Select(e => e.Script.Id));
    }
}
