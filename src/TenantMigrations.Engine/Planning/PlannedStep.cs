namespace TenantMigrations.Engine;

/// <summary>A migration in a plan.</summary>
/// <param name="Migration">Its index in the registry.</param>
/// <param name="Kind">What is done with it.</param>
/// <param name="ResumeAtStatement">For interrupted work outside a transaction: the statement to go on at.</param>
/// <param name="Replaces">The checksum that the journal holds now, for a repeatable that runs again.</param>
/// <param name="RecordOnly">
/// Whether only the journal changes: a migration that was skipped is rolled back, or a repeatable whose dependencies are rolled back will run again later.
/// </param>
/// <param name="MayRepeat">
/// For interrupted work outside a transaction: whether the statement at which it stopped may run again although nothing shows whether it is done.
/// </param>
public readonly record struct PlannedStep(
    int Migration,
    StepKind Kind,
    int ResumeAtStatement = 0,
    string? Replaces = null,
    bool RecordOnly = false,
    bool MayRepeat = false);
