namespace TenantMigrations.Runner;

/// <summary>One migration; times are UTC, the execution time is in milliseconds.</summary>
internal sealed record MigrationStateDocument(string MigrationId, MigrationStatus Status, DateTime? AppliedAt, DateTime? RolledBackAt, long? ExecutionTime, string? Error);
