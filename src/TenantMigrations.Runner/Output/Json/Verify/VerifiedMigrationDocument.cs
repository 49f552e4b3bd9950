namespace TenantMigrations.Runner;

/// <summary>A migration up, down and up again; times in milliseconds.</summary>
internal sealed record VerifiedMigrationDocument(
    string MigrationId,
    MigrationScope Scope,
    TrialState Up,
    TrialState Down,
    TrialState UpAgain,
    long UpTime,
    long DownTime,
    string? StrongestLock,
    string? StrongestLockOn,
    int Rewrites,
    long RowsChanged,
    IReadOnlyList<string> Notes,
    IReadOnlyList<ObservedStatementDocument> Statements);
