namespace TenantMigrations.Analysis.Sql;

/// <summary>What reading a statement gave: a tree, an error, or neither where it is beyond this parser.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Tree">Its tree.</param>
/// <param name="Error">Why it has none.</param>
/// <param name="Beyond">What it is that this parser does not read, for a statistic; never an error.</param>
internal sealed record ParsedStatement(SqlSpan Span, Statement? Tree, SyntaxError? Error, string? Beyond)
{
    /// <summary>What the routine or <c>DO</c> does, where that is PL/pgSQL and was read.</summary>
    public PlPgSqlBody? Body { get; init; }

    /// <summary>
    /// What is wrong in the body of the routine or <c>DO</c>, in PL/pgSQL or SQL. The statement itself can be read: the server finds this when it makes the
    /// routine or runs the <c>DO</c>.
    /// </summary>
    public SyntaxError? BodyError { get; init; }

    /// <summary>Where the statement, or its body, is nested deeper than this parser follows.</summary>
    public SqlSpan? TooDeep { get; init; }

    /// <summary>What it is in the body that this parser does not read.</summary>
    public string? BodyBeyond { get; init; }
}
