namespace TenantMigrations.Analysis;

/// <summary>All migrations of a project, put in order and checked against each other. Plain data that compares by value.</summary>
/// <param name="Entries">
/// The usable migrations: versioned ones in dependency order, ties broken by id (ordinal), then the repeatables likewise. Broken ones are left out,
/// whatever depends on them stays.
/// </param>
/// <param name="Findings">What is wrong between the sources; what is wrong within one says <see cref="MigrationScript.Findings"/>.</param>
public sealed record MigrationCatalog(EquatableArray<CatalogEntry> Entries, EquatableArray<Finding> Findings)
{
    /// <summary>Puts scripts in order. The result does not depend on the order in which they come.</summary>
    public static MigrationCatalog Build(IReadOnlyList<MigrationScript> scripts) => new CatalogBuilder(scripts).Build();
}
