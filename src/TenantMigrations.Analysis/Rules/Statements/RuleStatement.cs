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

    /// <summary>Its tokens, without blanks and comments; behind the body of a dollar-quoted <c>DO</c> those in it, for they run when the migration does.</summary>
    public IReadOnlyList<SqlToken> Tokens()
    {
        var tokens = new List<SqlToken>();
        foreach (var token in new SqlLexer(text, Span.Start, Span.End))
        {
            if (token.IsBlank) continue;
            tokens.Add(token);
            if (Tree is not DoStatement || token.Kind != SqlTokenKind.DollarString || token.IsUnterminated) continue;
            var body = token.DollarBody(text);
            foreach (var inner in new SqlLexer(text, body.Start, body.End))
                if (!inner.IsBlank) tokens.Add(inner);
        }

        return tokens;
    }

    /// <summary>Where a word stands for the first time, to be marked; the whole statement where it does not.</summary>
    /// <param name="word">A keyword in lower case.</param>
    public SqlSpan Word(string word)
    {
        foreach (var token in Tokens())
            if (token.IsWord(text, word)) return new SqlSpan(token.Start, token.End);
        return Span;
    }
}
