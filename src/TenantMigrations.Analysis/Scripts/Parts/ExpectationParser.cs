using System.Globalization;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>Reads <c>-- expect-rows: &gt;0</c>.</summary>
internal sealed class ExpectationParser(string text, TextPlaces places, List<Finding> findings)
{
    private readonly List<RowExpectation> _expectations = [];

    /// <summary>What was read, by statement.</summary>
    public EquatableArray<RowExpectation> Expectations => _expectations.OrderBy(static one => one.Statement).ToArray();

    public void Read(Directive directive, PartSyntax part)
    {
        var place = places.At(directive.Line);
        if (Range(directive.Value.Of(text)) is not var (least, most))
        {
            findings.Add(Tm1010MalformedDirective.BadExpectation(place, directive.Value.Of(text)));
            return;
        }

        var statement = StatementBelow(part, directive.Line);
        if (statement < 0 || !CountsRows(part.Statements[statement])) findings.Add(Tm1010MalformedDirective.ExpectsNothing(place));
        else if (_expectations.Exists(one => one.Statement == statement)) findings.Add(Tm1010MalformedDirective.Repeated(place, "expect-rows"));
        else _expectations.Add(new RowExpectation(statement, least, most));
    }

    // What cannot be read is reported as that, or is not known to be wrong.
    private static bool CountsRows(ParsedStatement statement) => statement.Tree is null or DataChange;

    /// <summary>The fewest and the most rows; null where the value says neither.</summary>
    private static (int Least, int Most)? Range(string value)
    {
        var dots = value.IndexOf("..", StringComparison.Ordinal);
        if (dots >= 0)
            return Number(value.Substring(0, dots)) is { } first && Number(value.Substring(dots + 2)) is { } last && first <= last ? (first, last) : null;

        var digits = 0;
        while (digits < value.Length && value[digits] is '<' or '>' or '=') digits++;
        if (Number(value.Substring(digits)) is not { } number) return null;
        return value.Substring(0, digits) switch
        {
            "" or "=" => (number, number),
            ">" => (number + 1, int.MaxValue),
            ">=" => (number, int.MaxValue),
            "<" when number > 0 => (0, number - 1),
            "<=" => (0, number),
            _ => null,
        };
    }

    // The greatest integer means no limit.
    private static int? Number(string digits) =>
        int.TryParse(digits.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue - 1 ? number : null;

    /// <summary>The statement below the line; -1 where none follows, and within a statement.</summary>
    private static int StatementBelow(PartSyntax part, StatementSpan line)
    {
        for (var i = 0; i < part.Statements.Count; i++)
            if (part.Statements[i].Span.End > line.Start) return part.Statements[i].Span.Start >= line.End ? i : -1;
        return -1;
    }
}
