using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>
/// Collects what no PostgreSQL would read and reports one of it: behind the first such mistake nothing is certain. What is not closed goes first,
/// since it swallows what would have closed everything else.
/// </summary>
internal sealed class LexicalErrors
{
    private readonly List<(TextPlaces Places, string Text, SqlLexicalError Error)> _errors = [];

    /// <summary>Whether a quote or comment is open to the end, so that everything behind it was swallowed, markers included.</summary>
    public bool HasUnterminated { get; private set; }

    public void Add(TextPlaces places, string text, SqlLexicalError[] errors)
    {
        foreach (var error in errors)
        {
            if (IsUnterminated(error.Kind)) HasUnterminated = true;
            if (!DependsOnServer(error.Kind)) _errors.Add((places, text, error));
        }
    }

    public void Report(List<Finding> findings)
    {
        if (_errors.Count == 0) return;
        var worst = _errors.FindIndex(e => IsUnterminated(e.Error.Kind));
        if (worst < 0) worst = _errors.FindIndex(e => e.Error.Kind != SqlLexicalErrorKind.MalformedPlaceholder);
        var (places, text, error) = _errors[Math.Max(worst, 0)];
        var place = places.At(error.Start, error.Length);
        findings.Add(error.Kind == SqlLexicalErrorKind.MalformedPlaceholder
            ? Tm1011PlaceholderMismatch.Malformed(place, text.Substring(error.Start, error.Length))
            : Tm1100SyntaxError.At(place, error.Kind));
    }

    private static bool IsUnterminated(SqlLexicalErrorKind kind) => kind is SqlLexicalErrorKind.UnterminatedString
        or SqlLexicalErrorKind.UnterminatedQuotedIdentifier or SqlLexicalErrorKind.UnterminatedBlockComment or SqlLexicalErrorKind.UnterminatedDollarString;

    private static bool DependsOnServer(SqlLexicalErrorKind kind) =>
        kind is SqlLexicalErrorKind.NumberOfPostgres16 or SqlLexicalErrorKind.VerticalTabOfPostgres16;
}
