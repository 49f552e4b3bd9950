namespace TenantMigrations.Runner;

/// <summary>One disagreement; drift stops a run.</summary>
internal sealed record ValidationFindingDocument(
    ValidationFindingKind Kind,
    string Database,
    string? Tenant,
    string? MigrationId,
    string Message,
    bool IsDrift);
