namespace TenantMigrations.Engine;

/// <summary>Something that is wrong with a migration, at its place in the source.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="MigrationId">The migration.</param>
/// <param name="Message">In words, with what to do about it.</param>
/// <param name="Path">The source file, relative to the project.</param>
/// <param name="Line">The line, 1-based; null where it is not known.</param>
/// <param name="Column">The column, 1-based; null where it is not known.</param>
/// <param name="Changes">The differences behind it, by object; empty where a statement failed.</param>
public sealed record VerificationFinding(
    VerificationFindingKind Kind, string MigrationId, string Message, string Path, int? Line, int? Column, IReadOnlyList<CatalogChange> Changes);
