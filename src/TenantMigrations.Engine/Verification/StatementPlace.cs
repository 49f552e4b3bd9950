namespace TenantMigrations.Engine;

/// <summary>A statement of a migration, at its place in the source.</summary>
/// <param name="Command">What it is, in its first words.</param>
/// <param name="IsDown">Whether it is one of the down part.</param>
/// <param name="Path">The source file, relative to the project.</param>
/// <param name="Line">The line, 1-based; null where it is not known, as for C# code.</param>
/// <param name="Column">The column, 1-based; null where it is not known.</param>
public sealed record StatementPlace(string Command, bool IsDown, string Path, int? Line, int? Column);
