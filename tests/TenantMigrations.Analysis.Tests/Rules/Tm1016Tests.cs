using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1016Tests
{
    private const string Id = "20240102000000_b";

    [Fact]
    public void The_second_is_warned_about() =>
        Assert.Equal(
            [$"{Id}.sql(1,45): warning TM1016: Migration '{Id}' declares its dependency on '{Sources.Users}' twice. Once is enough: remove this one."],
            Sources.Lines(Sources.File(Sources.Users), Sources.File(Id, $"-- depends-on: {Sources.Users}, {Sources.Users}")));

    [Fact]
    public void Also_across_lines() =>
        Assert.Equal(["TM1016"], Sources.Ids(Sources.File(Sources.Users), Sources.File(Id, $"-- depends-on: {Sources.Users}\n-- depends-on: {Sources.Users}")));

    [Fact]
    public void The_catalog_has_the_edge_once()
    {
        var catalog = MigrationCatalog.Build([Sources.File(Sources.Users), Sources.File(Id, $"-- depends-on: {Sources.Users} {Sources.Users}")]);
        Assert.Equal([0], catalog.Entries[1].Dependencies);
        Assert.Equal([1], catalog.Entries[0].Dependents);
    }

    [Fact]
    public void A_missing_dependency_written_twice_is_missing_once() =>
        Assert.Equal(["TM1003", "TM1016"], Sources.Ids(Sources.File(Id, "-- depends-on: 20200101000000_gone 20200101000000_gone")));
}
