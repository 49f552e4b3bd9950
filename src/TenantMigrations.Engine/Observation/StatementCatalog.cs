namespace TenantMigrations.Engine;

/// <summary>The whole database's catalog behind a statement; told where <see cref="ExecutionPolicy.TracesCatalogs"/> asks for it.</summary>
/// <param name="Index">Which statement of the step.</param>
/// <param name="Catalog">The catalog, without the journal's schema.</param>
public sealed record StatementCatalog(int Index, CatalogSnapshot Catalog);
