using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Corpus;

/// <summary>What we say about a statement.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Outcome"><c>ok</c>, <c>error</c> or <c>beyond</c>.</param>
/// <param name="At">Where the error is.</param>
/// <param name="What">The error, or the family that is beyond the parser.</param>
internal sealed record Verdict(int Start, int End, string Outcome, int? At = null, string? What = null)
{
    /// <summary>What is said about the body of a routine, where that is an error or beyond the parser.</summary>
    public Verdict? Body { get; init; }

    /// <summary>The statements of a text, lexical errors included.</summary>
    public static IEnumerable<Verdict> Of(string text, SqlDialect dialect)
    {
        var script = StatementReader.Read(text);
        var errors = script.Errors.Where(error => !IsGoodIn(dialect.Version, error.Kind)).ToList();
        var first = script.Statements is [var head, ..] ? head.Start : text.Length;
        if (errors is [var early, ..] && early.Start < first) yield return new Verdict(early.Start, early.Start, "error", early.Start, early.Kind.ToString());
        for (var i = 0; i < script.Statements.Length; i++)
        {
            var start = script.Statements[i].Start;
            var end = start + script.Statements[i].Length;
            // A comment that does not end lies behind the statement.
            var next = i + 1 < script.Statements.Length ? script.Statements[i + 1].Start : text.Length;
            var lexical = errors.FindIndex(error => error.Start >= start && error.Start < next);
            var parsed = StatementParser.Parse(text, new SqlSpan(start, end), dialect);

            // The parser knows the place better where a parenthesis is missing, but not where something is open to the end of the text.
            yield return parsed.Error is { } error && !(lexical >= 0 && error.Span.Start >= end && errors[lexical].Start >= end) ? new Verdict(start, end, "error", error.Span.Start, Message(text, error))
                : lexical >= 0 ? new Verdict(start, end, "error", errors[lexical].Start, errors[lexical].Kind.ToString())
                : parsed.Beyond is { } family ? new Verdict(start, end, "beyond", null, family)
                : new Verdict(start, end, "ok") { Body = OfBody(text, parsed) };
        }
    }

    private static Verdict? OfBody(string text, ParsedStatement parsed) =>
        parsed.BodyError is { } error ? new Verdict(error.Span.Start, error.Span.End, "error", error.Span.Start, Message(text, error))
        : parsed.BodyBeyond is { } family ? new Verdict(parsed.Span.Start, parsed.Span.End, "beyond", null, family)
        : null;

    private static bool IsGoodIn(int version, SqlLexicalErrorKind kind) =>
        version >= 16 && kind is SqlLexicalErrorKind.NumberOfPostgres16 or SqlLexicalErrorKind.VerticalTabOfPostgres16;

    private static string Message(string text, SyntaxError error)
    {
        var found = error.Span.Length == 0 ? "the end" : $"'{text[error.Span.Start..Math.Min(error.Span.End, error.Span.Start + 30)]}'";
        var version = error.NeedsVersion is { } needed ? $" needs {needed}" : "";
        return $"at {found}{version}: {error.Reason ?? $"expected {string.Join(' ', error.Expected)}"}";
    }
}
