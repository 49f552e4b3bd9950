namespace TenantMigrations.Analysis.Sql;

/// <summary>What reading a statement gave: a tree, an error, or neither where it is beyond this parser.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Tree">Its tree.</param>
/// <param name="Error">Why it has none; or, where it has one, what is wrong in the body of the routine that it makes.</param>
/// <param name="Beyond">What it is that this parser does not read, for a statistic; never an error.</param>
internal sealed record ParsedStatement(SqlSpan Span, Statement? Tree, SyntaxError? Error, string? Beyond)
{
    /// <summary>What the routine or <c>DO</c> does, where that is PL/pgSQL.</summary>
    public PlPgSqlBody? Body { get; init; }
}
