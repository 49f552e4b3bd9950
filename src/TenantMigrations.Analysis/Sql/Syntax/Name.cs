namespace TenantMigrations.Analysis.Sql;

/// <summary>A name as the server sees it: folded to lower case where it is not quoted, without its quotes where it is.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">The name.</param>
internal sealed record Name(SqlSpan Span, string Text) : SqlNode(Span)
{
    public override string ToString() => Text;
}
