namespace TenantMigrations.Engine;

/// <summary>What was removed of a tenant.</summary>
/// <param name="PlaceDropped">Whether its schema or database was there, and is dropped.</param>
/// <param name="JournalRows">How many status rows the journal had of it. Those of a dropped database went with it, and are not counted.</param>
public sealed record ErasedTenant(bool PlaceDropped, int JournalRows);
