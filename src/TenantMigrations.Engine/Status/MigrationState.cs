namespace TenantMigrations.Engine;

/// <summary>One migration of one tenant (or globally).</summary>
public sealed record MigrationState(
    string MigrationId,
    MigrationStatus Status,
    DateTime? AppliedAt,
    DateTime? RolledBackAt,
    TimeSpan? ExecutionTime,
    string? Error);
