namespace TenantMigrations.Engine;

/// <summary>A migration to apply, roll back or record, with its statements prepared once for the whole fleet.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Kind">What to do.</param>
/// <param name="Statements">What to send; empty for <see cref="StepKind.Skip"/> and for code.</param>
/// <param name="InTransaction">Whether it runs inside a transaction.</param>
public sealed record MigrationStep(
    MigrationDefinition Migration,
    StepKind Kind,
    IReadOnlyList<PreparedStatement> Statements,
    bool InTransaction);
