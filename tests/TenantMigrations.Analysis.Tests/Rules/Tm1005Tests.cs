namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1005Tests
{
    [Fact]
    public void It_is_reported_at_the_reference_and_is_no_cycle_besides() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(1,16): error TM1005: Migration '{Sources.Users}' depends on itself, so it could never run. Remove the dependency, or name the migration that was meant."],
            Sources.Lines(Sources.File(Sources.Users, "-- depends-on: " + Sources.Users)));

    [Fact]
    public void Its_other_dependencies_are_checked_all_the_same() =>
        Assert.Equal(["TM1005", "TM1003"], Sources.Ids(Sources.File(Sources.Users, $"-- depends-on: {Sources.Users} 20200101000000_gone")));

    [Fact]
    public void A_class_can_do_it_too() =>
        Assert.StartsWith("Shop.CreateUsers.Dependency[0]: error TM1005:",
            Assert.Single(Sources.Lines((Sources.SqlClass() with { Dependencies = new ClassDependency[] { new(Sources.Users) } }).Read())), StringComparison.Ordinal);
}
