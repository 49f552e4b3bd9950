namespace TenantMigrations.Engine;

/// <summary>What the server shows of a failed or running migration.</summary>
/// <param name="Holder">The session that holds its lock, where a process is still at it.</param>
/// <param name="Statement">What became of the statement at which it stopped; null where none was asked for.</param>
public sealed record AttemptFinding(BlockingSession? Holder, StatementFinding? Statement);
