namespace TenantMigrations.Engine;

/// <summary>A statement is done; told only where the log asks for that much (level Trace). Its text is not in it, for it may hold values.</summary>
/// <param name="TenantId">The tenant; null for a global migration.</param>
/// <param name="Database">The database's key.</param>
/// <param name="MigrationId">The migration.</param>
/// <param name="Command">What the statement is: <c>ALTER TABLE</c>, <c>INSERT INTO</c>.</param>
/// <param name="Path">The source file, relative to the project.</param>
/// <param name="Line">The line where the statement begins, 1-based; null where it is not known, as in C#.</param>
/// <param name="Column">The column, 1-based; null where it is not known.</param>
/// <param name="Duration">How long it took.</param>
public sealed record StatementFinished(
    string? TenantId,
    string Database,
    string MigrationId,
    string Command,
    string Path,
    int? Line,
    int? Column,
    TimeSpan Duration) : RunEvent;
