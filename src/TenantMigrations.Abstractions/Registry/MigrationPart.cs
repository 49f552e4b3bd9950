namespace TenantMigrations;

/// <summary>The up part, the down part or the verification of a migration: its statements, known since the build.</summary>
public sealed class MigrationPart
{
    /// <summary>The statements, in order. Empty for a <see cref="CodeMigration"/>.</summary>
    public StatementSpan[] Statements { get; init; } = [];

    /// <summary>Where placeholders stand in this part, in order.</summary>
    public PlaceholderUse[] Placeholders { get; init; } = [];

    /// <summary>How many rows some of the statements must change (<c>-- expect-rows</c>), by statement. Mostly empty.</summary>
    public RowExpectation[] ExpectedRows { get; init; } = [];

    /// <summary>False for <c>transaction:false</c>: statement by statement, outside a transaction.</summary>
    public bool InTransaction { get; init; } = true;

    /// <summary>The constant of a <see cref="SqlMigration"/>; null where the text is the migration's file.</summary>
    public Func<string>? Constant { get; init; }

    /// <summary>Where the text begins in the source.</summary>
    public SourceOrigin Origin { get; init; } = SourceOrigin.File;
}
