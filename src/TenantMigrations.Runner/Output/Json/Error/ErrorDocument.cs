namespace TenantMigrations.Runner;

/// <summary>What every verb prints with <c>--format json</c> when there is no result.</summary>
internal sealed record ErrorDocument(TroubleDocument Error);
