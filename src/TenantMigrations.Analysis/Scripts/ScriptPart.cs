namespace TenantMigrations.Analysis;

/// <summary>The up part, the down part or the verification of a script.</summary>
/// <param name="Statements">Its statements, in order; none for code. Offsets count in the migration text.</param>
/// <param name="Placeholders">Where placeholders stand in it, in order.</param>
/// <param name="InTransaction">False for <c>transaction:false</c>.</param>
/// <param name="Place">Its marker in a file, its member in a class.</param>
public sealed record ScriptPart(
    EquatableArray<StatementSpan> Statements,
    EquatableArray<PlaceholderUse> Placeholders,
    bool InTransaction,
    SourcePlace Place)
{
    /// <summary>How many rows some of its statements must change, by statement.</summary>
    public EquatableArray<RowExpectation> ExpectedRows { get; init; }
}
