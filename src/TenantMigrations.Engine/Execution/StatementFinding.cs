namespace TenantMigrations.Engine;

/// <summary>What the catalogs show of a statement that was interrupted or failed outside a transaction.</summary>
/// <param name="IsDone">Whether it is done; null where nothing shows it.</param>
/// <param name="Words">What is there, and what an attempt makes of it, in a sentence.</param>
public sealed record StatementFinding(bool? IsDone, string Words);
