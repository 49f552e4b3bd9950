namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE VIEW</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The view.</param>
/// <param name="Columns">The names of its columns; empty for those of the query.</param>
/// <param name="Query">What it shows.</param>
internal sealed record CreateView(SqlSpan Span, QualifiedName Name, IReadOnlyList<Name> Columns, Query Query) : Statement(Span)
{
    public bool Replaces { get; init; }

    public bool IsTemporary { get; init; }

    public bool IsRecursive { get; init; }

    /// <summary>Its options, such as <c>security_invoker</c> and <c>security_barrier</c>.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    public CheckOption CheckOption { get; init; }
}
