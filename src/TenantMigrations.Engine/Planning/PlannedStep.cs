namespace TenantMigrations.Engine;

/// <summary>A migration in a plan.</summary>
/// <param name="Migration">Its index in the registry.</param>
/// <param name="Kind">What is done with it.</param>
/// <param name="ResumeAtStatement">For interrupted work outside a transaction: the statement to go on at.</param>
public readonly record struct PlannedStep(int Migration, StepKind Kind, int ResumeAtStatement = 0);
