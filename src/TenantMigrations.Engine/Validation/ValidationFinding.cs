namespace TenantMigrations.Engine;

/// <summary>One disagreement.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Database">The database's key.</param>
/// <param name="TenantId">The tenant; null where it is global or of the database.</param>
/// <param name="MigrationId">The migration, where it is about one.</param>
/// <param name="Message">What is wrong, why it matters, and what to do.</param>
/// <param name="IsDrift">Whether it stops a run before anything is changed.</param>
public sealed record ValidationFinding(
    ValidationFindingKind Kind,
    string Database,
    string? TenantId,
    string? MigrationId,
    string Message,
    bool IsDrift);
