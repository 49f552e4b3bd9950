namespace TenantMigrations.Analysis.Sql;

/// <summary>Something that rows come from: behind <c>FROM</c>, <c>JOIN</c>, <c>USING</c>.</summary>
/// <param name="Span">Where it stands.</param>
internal abstract record TableReference(SqlSpan Span) : SqlNode(Span)
{
    /// <summary>What it is called in the statement, where that is said.</summary>
    public TableAlias? Alias { get; init; }

    public bool IsLateral { get; init; }
}
