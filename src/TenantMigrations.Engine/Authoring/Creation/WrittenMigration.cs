namespace TenantMigrations.Engine;

/// <summary>A migration that was written.</summary>
/// <param name="MigrationId">Its id.</param>
/// <param name="Path">Its file, relative to the project's folder, with forward slashes.</param>
/// <param name="Scope">Once per database or once per tenant.</param>
/// <param name="DependsOn">The ids that it depends on.</param>
/// <param name="Text">The file's text.</param>
/// <param name="Replaces">Whether there was a file already, which <see cref="WriteRequest.Force"/> lets it replace.</param>
public sealed record WrittenMigration(string MigrationId, string Path, MigrationScope Scope, IReadOnlyList<string> DependsOn, string Text, bool Replaces);
