using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

internal static class Tm1100SyntaxError
{
    public static Rule Rule { get; } = new("TM1100", "SQL syntax error", FindingSeverity.Error, isConfigurable: false);

    public static Finding At(SourcePlace place, SqlLexicalErrorKind kind, string token) => Rule.At(place, LexicalMessage.Of(kind, token));

    public static Finding At(TextPlaces places, string text, SqlSpan statement, SyntaxError error, SqlDialect dialect) =>
        Rule.At(places.At(error.Span.Start, LengthToMark(text, error.Span)), SyntaxMessage.Of(text, statement, error, dialect));

    public static Finding CopyFromClient(SourcePlace place) =>
        Rule.At(place, "COPY … FROM STDIN reads its rows from the client, and a migration sends none: what stands behind it is no SQL. Write the rows as INSERT INTO … VALUES.");

    // Never more than a line; where a statement ends too early, its semicolon.
    private static int LengthToMark(string text, SqlSpan span)
    {
        if (span.Length == 0) return span.Start < text.Length && text[span.Start] == ';' ? 1 : 0;
        var lineEnd = text.IndexOf('\n', span.Start, span.Length);
        return lineEnd < 0 ? span.Length : lineEnd - span.Start;
    }
}
