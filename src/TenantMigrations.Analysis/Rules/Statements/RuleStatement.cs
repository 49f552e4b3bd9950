using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>A statement of a migration, as rules see it.</summary>
internal sealed class RuleStatement(string text, ParsedStatement parsed, int index)
{
    /// <summary>Which one it is in its part.</summary>
    public int Index => index;

    /// <summary>Where it stands, without its semicolon.</summary>
    public SqlSpan Span => parsed.Span;

    /// <summary>Its tree; null where it could not be read, or is beyond the parser.</summary>
    public Statement? Tree => parsed.Tree;

    /// <summary>Where it is nested deeper than the parser follows.</summary>
    public SqlSpan? TooDeep => parsed.TooDeep;

    /// <summary>Whether all of it was read, so that a rule that finds nothing has seen everything.</summary>
    public bool IsRead => parsed.Tree is not null && parsed.BodyError is null && parsed.BodyBeyond is null;

    /// <summary>Whether the functions that stand in it are called when the migration runs.</summary>
    public bool CallsNow => Tree is not null && CallsFunctions(Tree) && (Tree is not DoStatement || ExecutedPlPgSql().Any());

    /// <summary>
    /// Every statement that runs when the migration does: itself and, in the PL/pgSQL of a <c>DO</c>, those in its body. What a routine that is only made here
    /// will do one day, and what <c>EXECUTE</c> puts together, is not among them.
    /// </summary>
    public IEnumerable<Statement> Executed()
    {
        if (Tree is null) yield break;
        yield return Tree;
        if (Tree is not DoStatement || parsed.Body is not { } body) yield break;
        foreach (var inner in PlPgSqlWalk.Of(body.Block))
            if (inner is PlPgSqlSql { Statement: var statement }) yield return statement;
    }

    /// <summary>The statements of PL/pgSQL itself in a <c>DO</c>.</summary>
    public IEnumerable<PlPgSqlStatement> ExecutedPlPgSql() =>
        Tree is DoStatement && parsed.Body is { } body ? PlPgSqlWalk.Of(body.Block) : [];

    /// <summary>Its tokens, without blanks and comments; in the place of the body of a <c>DO</c> those in it, for they run when the migration does.</summary>
    public IReadOnlyList<SqlToken> Tokens() => BodyTokens.Executed(text, this);

    /// <summary>Whether a single statement calls the functions that stand in it: what it only defines, such as a view or a function, calls nothing now.</summary>
    public static bool CallsFunctions(Statement tree) => tree switch
    {
        Query or DataChange or DoStatement or CallStatement => true,
        CreateTableAs create => create.WithData,
        Explain explain => explain.IsAnalyze,
        Copy copy => copy.Query is not null,
        _ => false,
    };
}
