namespace TenantMigrations.Analysis.Sql;

/// <summary>A token as the grammar sees it.</summary>
/// <param name="Kind">What it is. A placeholder is what its declared kind makes of it.</param>
/// <param name="Start">The offset of its first character.</param>
/// <param name="End">The offset behind its last character.</param>
/// <param name="Keyword">The keyword that it is, in this version; null for names, quoted or not.</param>
internal readonly record struct SyntaxToken(SqlTokenKind Kind, int Start, int End, Keyword? Keyword)
{
    public SqlSpan Span => new(Start, End);

    public KeywordClass Class => Keyword?.Class ?? KeywordClass.None;
}
