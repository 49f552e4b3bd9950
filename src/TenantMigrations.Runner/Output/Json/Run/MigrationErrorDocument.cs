namespace TenantMigrations.Runner;

/// <summary>A failed migration, at its place in the source; line and column count from 1.</summary>
internal sealed record MigrationErrorDocument(string MigrationId, string Message, string? SqlState, string Path, int? Line, int? Column);
