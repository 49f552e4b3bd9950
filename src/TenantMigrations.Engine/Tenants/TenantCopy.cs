namespace TenantMigrations.Engine;

/// <summary>A tenant's place to be made out of another's.</summary>
/// <param name="Source">The tenant whose place is copied; it is at the head.</param>
/// <param name="Target">The new tenant.</param>
/// <param name="SourceHead">What the source's head must be at that moment.</param>
/// <param name="GlobalHead">What the head of the global migrations of a copied database must be.</param>
/// <param name="Migrations">The tenant migrations that the target has then.</param>
/// <param name="ProvenHash">What the hash of the result must be; any other is thrown away.</param>
/// <param name="Owner">The role that shall own a new database; null: the connection's.</param>
public sealed record TenantCopy(
    Tenant Source, Tenant Target, JournalHead SourceHead, JournalHead GlobalHead, IReadOnlyList<MigrationDefinition> Migrations, string ProvenHash, string? Owner);
