namespace TenantMigrations.Runner;

/// <summary>What kind of trouble, and the words for it.</summary>
internal sealed record TroubleDocument(TroubleKind Kind, string Message);
