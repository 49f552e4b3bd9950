using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>
/// Collects what the targeted PostgreSQL would not read: one mistake a statement, since behind it nothing is certain before the next one begins. What is not
/// closed swallows the rest, what would have closed everything else included, and is reported alone.
/// </summary>
internal sealed class SyntaxErrors
{
    private readonly List<Finding> _findings = [];
    private Finding? _unterminated;

    /// <summary>Whether a quote or comment is open to the end, so that everything behind it was swallowed, markers included.</summary>
    public bool HasUnterminated => _unterminated is not null;

    /// <summary>Takes what is wrong with the text between statements: nothing there is read as SQL.</summary>
    public void AddHeader(TextPlaces places, string text, SqlScript script)
    {
        var first = Array.FindIndex(script.Errors, static error => !DependsOnServer(error.Kind));
        if (first >= 0) Add(places, text, script.Errors[first]);
        foreach (var error in script.Errors) TakeUnterminated(places, text, error);
    }

    /// <summary>Reads the statements of a part, and returns their trees for the rules that look at them.</summary>
    public PartSyntax ReadPart(TextPlaces places, string text, SqlScript script, SqlDialect dialect)
    {
        var statements = new ParsedStatement[script.Statements.Length];
        var errors = new Queue<SqlLexicalError>(script.Errors.Where(error => dialect.Version < 16 || !DependsOnServer(error.Kind)));
        for (var i = 0; i < statements.Length; i++)
        {
            var span = new SqlSpan(script.Statements[i].Start, script.Statements[i].End);
            while (errors.Count > 0 && errors.Peek().Start < span.Start) Add(places, text, errors.Dequeue());
            var first = errors.Count > 0 && errors.Peek().Start < span.End ? errors.Peek() : default(SqlLexicalError?);
            SqlLexicalError? last = null;
            while (errors.Count > 0 && errors.Peek().Start < span.End) last = errors.Dequeue();

            statements[i] = StatementParser.Parse(text, span, dialect);
            var error = statements[i].Error ?? statements[i].BodyError;
            if (error is null && first is { } unread && IsUnterminated(unread.Kind)) error = ErrorBefore(text, span, unread.Start, dialect);
            var isBefore = first is { } lexical && IsBefore(error, lexical, span);
            if (first is not null && !isBefore) Add(places, text, first.Value);
            else if (error is not null) _findings.Add(Tm1100SyntaxError.At(places, text, span, error, dialect));

            // What is not closed may only be so because of the mistake before it: a quote too many in the middle.
            if (last is { } open && IsUnterminated(open.Kind)) _unterminated ??= isBefore && IsBefore(error, open, span) ? _findings[_findings.Count - 1] : Unterminated(places, text, open);

            // What follows is data, and no SQL.
            if (statements[i].Tree is not Copy { IsFrom: true, Source: CopySource.Client }) continue;
            _findings.Add(Tm1100SyntaxError.CopyFromClient(places.At(span.Start, "COPY".Length)));
            if (_unterminated?.Place.Range.Start > _findings[_findings.Count - 1].Place.Range.Start) _unterminated = null;
            errors.Clear();
            Array.Resize(ref statements, i + 1);
            break;
        }

        foreach (var behind in errors) Add(places, text, behind);
        return new PartSyntax(text, places, statements);
    }

    public void Report(List<Finding> findings)
    {
        if (_unterminated is not null) findings.Add(_unterminated);
        else findings.AddRange(_findings);
    }

    private void Add(TextPlaces places, string text, SqlLexicalError error)
    {
        var place = places.At(error.Start, error.Length);
        _findings.Add(error.Kind == SqlLexicalErrorKind.MalformedPlaceholder
            ? Tm1011PlaceholderMismatch.Malformed(place, text.Substring(error.Start, error.Length))
            : Tm1100SyntaxError.At(place, error.Kind, text.Substring(error.Start, error.Length)));
        TakeUnterminated(places, text, error);
    }

    private void TakeUnterminated(TextPlaces places, string text, SqlLexicalError error)
    {
        if (IsUnterminated(error.Kind)) _unterminated ??= Unterminated(places, text, error);
    }

    private static Finding Unterminated(TextPlaces places, string text, SqlLexicalError error) =>
        Tm1100SyntaxError.At(places.At(error.Start, error.Length), error.Kind, text.Substring(error.Start, error.Length));

    // Of a statement with a token that is not closed only what stands before that token can be judged, but for its last tokens: what would fit behind them is not known.
    private static SyntaxError? ErrorBefore(string text, SqlSpan statement, int open, SqlDialect dialect)
    {
        var readable = new SqlSpan(statement.Start, open);
        if (StatementParser.Parse(text, readable, dialect).Error is not { Span: { Length: > 0 } place } error || place.End > open) return null;
        var behind = 0;
        foreach (var token in new SqlLexer(text, place.End, open))
            if (!token.IsBlank) behind++;
        return behind >= 3 || KeywordTable.Find(text.Substring(place.Start, place.Length)) is null ? error : null;
    }

    // The server reads no further than to the first token that does not fit; and a parenthesis that is not closed is seen at the end.
    private static bool IsBefore(SyntaxError? error, SqlLexicalError lexical, SqlSpan statement) => error is not null && lexical.Kind switch
    {
        SqlLexicalErrorKind.UnclosedParenthesis or SqlLexicalErrorKind.UnclosedAtomicBody => error.Span.Start < statement.End,
        SqlLexicalErrorKind.MalformedPlaceholder => false,
        _ => error.Span.Start < lexical.Start,
    };

    private static bool IsUnterminated(SqlLexicalErrorKind kind) => kind is SqlLexicalErrorKind.UnterminatedString
        or SqlLexicalErrorKind.UnterminatedQuotedIdentifier or SqlLexicalErrorKind.UnterminatedBlockComment or SqlLexicalErrorKind.UnterminatedDollarString;

    private static bool DependsOnServer(SqlLexicalErrorKind kind) =>
        kind is SqlLexicalErrorKind.NumberOfPostgres16 or SqlLexicalErrorKind.VerticalTabOfPostgres16;
}
