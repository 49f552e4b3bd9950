namespace TenantMigrations.Analysis.Sql;

/// <summary>A statement that begins on a line of its own while the one before is not ended.</summary>
internal static class MissingSemicolon
{
    public static string? Explain(SyntaxSlip slip)
    {
        // A word that is no keyword there is taken for an alias or label, and what follows it does not fit.
        for (var distance = 0; distance >= -1; distance--)
        {
            if (slip.Token(distance - 1).Kind != SqlTokenKind.None && slip.IsFirstOnLine(distance) && Begins(slip.Word(distance), slip.IsInBody) && !slip.Expects(slip.TextAt(distance).ToUpperInvariant()))
                return IsPart(slip.Word(distance)) ? Above : $"{slip.TextAt(distance)} begins a new statement, and the one above has no semicolon: put one at its end.";
        }

        return slip.Expects(";") && slip.Error.Expected.Count == 1 && slip.IsFirstOnLine(0) ? Above : null;
    }

    private const string Above = "The statement above has no semicolon: put one at its end.";

    // These go on with a block, and would not be understood as statements.
    private static bool IsPart(string word) => word is "end" or "elsif" or "else";

    private static bool Begins(string word, bool isInBody) => word switch
    {
        "create" or "alter" or "drop" or "insert" or "update" or "delete" or "select" or "grant" or "revoke" or "truncate" or "comment" or "merge" => true,
        "do" or "call" or "set" or "reset" or "begin" or "commit" or "rollback" or "refresh" or "analyze" or "vacuum" or "reindex" or "with" => true,
        "if" or "for" or "while" or "loop" or "return" or "raise" or "perform" or "execute" or "exit" or "continue" or "end" or "elsif" or "else" or "case" => isInBody,
        _ => false,
    };
}
