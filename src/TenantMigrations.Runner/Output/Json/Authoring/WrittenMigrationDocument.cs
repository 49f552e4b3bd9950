namespace TenantMigrations.Runner;

/// <summary>A migration that was written, or would be.</summary>
internal sealed record WrittenMigrationDocument(string MigrationId, string Path, MigrationScope Scope, IReadOnlyList<string> DependsOn, bool Replaces, string Text);
