namespace TenantMigrations.Analysis.Sql;

/// <summary>A word that is a letter or two away from one that may stand there.</summary>
internal static class Misspelling
{
    private const string Statements = "CREATE ALTER DROP SELECT INSERT UPDATE DELETE GRANT REVOKE TRUNCATE COMMENT REFRESH MERGE WITH VALUES CALL LOCK REINDEX VACUUM ANALYZE";

    private const string Objects = "TABLE VIEW INDEX FUNCTION PROCEDURE SEQUENCE SCHEMA TYPE DOMAIN TRIGGER POLICY EXTENSION ROLE USER MATERIALIZED UNIQUE STATISTICS RULE DATABASE";

    // What is no keyword is taken for an alias, and the server stops behind it.
    private const string Clauses = "WHERE FROM ORDER GROUP HAVING LIMIT UNION INNER LEFT JOIN VALUES RETURNING";

    public static string? Explain(SyntaxSlip slip)
    {
        if (IsPlainWord(slip, 0))
        {
            var candidates = new List<string>(slip.Error.Expected);
            if (slip.Expects("a statement")) candidates.AddRange(Statements.Split(' '));
            if (slip.Expects("a kind of object")) candidates.AddRange(Objects.Split(' '));
            if (Nearest(slip.Word(0), candidates) is { } here) return $"Did you mean {here}?";
        }

        return IsPlainWord(slip, -1) && !slip.IsAtEnd && Nearest(slip.Word(-1), Clauses.Split(' ')) is { } before ? $"Did you mean {before} for '{slip.TextAt(-1)}' before it?" : null;
    }

    private static bool IsPlainWord(SyntaxSlip slip, int distance) => slip.Token(distance) is { Kind: SqlTokenKind.Identifier, Keyword: null };

    private static string? Nearest(string word, IEnumerable<string> candidates)
    {
        var limit = word.Length < 6 ? 1 : 2;
        string? nearest = null;
        foreach (var candidate in candidates)
        {
            // What is in words and not in capitals names no word.
            if (candidate.Length < 3 || !char.IsUpper(candidate[0])) continue;
            var distance = EditDistance.Bounded(word, candidate.ToLowerInvariant(), limit);
            if (distance > limit || distance == 0) continue;
            limit = distance - 1;
            nearest = candidate;
            if (limit == 0) break;
        }

        return nearest;
    }
}
