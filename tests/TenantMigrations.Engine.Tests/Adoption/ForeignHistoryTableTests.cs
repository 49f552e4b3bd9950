namespace TenantMigrations.Engine.Tests.Adoption;

public sealed class ForeignHistoryTableTests
{
    [Theory]
    [InlineData("relation schema_migrations", true)]
    [InlineData("relation public.schema_migrations grants", true)]
    [InlineData("column public.schema_migrations.version", true)]
    [InlineData("constraint schema_migrations.schema_migrations_pkey", true)]
    [InlineData("index public.\"own \"\"table.x\".\"a.b\"", true)]
    [InlineData("column orders.schema_migrations", false)]
    [InlineData("relation schema_migrations_old", false)]
    [InlineData("relation schema_migrations.orders", false)]
    [InlineData("function schema_migrations()", false)]
    public void A_fact_is_about_the_table_or_not(string subject, bool holds) => Assert.Equal(holds, ForeignHistoryTable.Holds(subject, ["schema_migrations", "own \"table.x"]));
}
