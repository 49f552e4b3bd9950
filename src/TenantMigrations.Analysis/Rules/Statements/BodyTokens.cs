using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>
/// The tokens of a statement, blanks and comments left out, and in the place of a body in PL/pgSQL or SQL the tokens in it. A body that could not be read, or is in another language, stays one
/// token.
/// </summary>
internal static class BodyTokens
{
    /// <summary>With what runs when the migration does: the bodies of <c>DO</c>.</summary>
    public static IReadOnlyList<SqlToken> Executed(string text, RuleStatement statement) => Of(text, statement, withRoutines: false);

    /// <summary>With the bodies of the routines that it makes too.</summary>
    public static IReadOnlyList<SqlToken> All(string text, RuleStatement statement) => Of(text, statement, withRoutines: true);

    private static List<SqlToken> Of(string text, RuleStatement statement, bool withRoutines)
    {
        var bodies = new HashSet<int>();
        if (statement.IsRead)
        {
            foreach (var tree in statement.Executed())
                if (BodyOf(tree, withRoutines) is { } body) bodies.Add(body.Span.Start);
        }

        var tokens = new List<SqlToken>();
        Add(tokens, text, statement.Span, bodies);
        return tokens;
    }

    private static RoutineText? BodyOf(Statement tree, bool withRoutines) => tree switch
    {
        DoStatement { Language: null or "plpgsql", Body: { } body } => body,
        CreateRoutine { Options.Language: "plpgsql" or "sql", Body: RoutineText body } when withRoutines => body,
        _ => null,
    };

    private static void Add(List<SqlToken> tokens, string text, SqlSpan span, HashSet<int> bodies)
    {
        foreach (var token in new SqlLexer(text, span.Start, span.End))
        {
            if (token.IsBlank) continue;
            if (bodies.Count > 0 && bodies.Remove(token.Start) && Inside(text, token) is { } inside) Add(tokens, text, inside, bodies);
            else tokens.Add(token);
        }
    }

    // As the parser does: in other quotes the server sees other characters than stand here as soon as there is one to escape.
    private static SqlSpan? Inside(string text, SqlToken token)
    {
        if (token.IsUnterminated) return null;
        if (token.Kind == SqlTokenKind.DollarString)
        {
            var body = token.DollarBody(text);
            return new SqlSpan(body.Start, body.End);
        }

        if (token.Kind is not (SqlTokenKind.String or SqlTokenKind.EscapeString)) return null;
        var span = new SqlSpan(token.Start + token.OpeningLength(text), token.End - 1);
        return text.IndexOfAny(['\'', '\\'], span.Start, span.Length) < 0 ? span : null;
    }
}
