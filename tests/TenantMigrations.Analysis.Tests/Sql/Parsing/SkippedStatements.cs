using System.Globalization;
using System.Text;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>What the parser has read, refused and skipped, per statement family.</summary>
internal sealed class SkippedStatements
{
    private static readonly HashSet<string> Modifiers = new(StringComparer.Ordinal)
    {
        "or", "replace", "temp", "temporary", "local", "global", "unlogged", "unique", "recursive", "constraint", "trusted", "procedural",
    };

    private readonly SortedDictionary<string, (int Read, int Refused, int Skipped)> _families = new(StringComparer.Ordinal);
    private readonly List<string> _skipped = [];

    /// <summary>The families, each as its first words: <c>create table</c>, <c>select</c>; <c>… body</c> is what stands in the bodies of its routines.</summary>
    public IReadOnlyDictionary<string, (int Read, int Refused, int Skipped)> Families => _families;

    /// <summary>Every statement that was skipped, with the reason.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    /// <summary>Counts the statements of a text.</summary>
    public void Add(string text, SqlDialect dialect)
    {
        foreach (var statement in StatementReader.Read(text).Statements)
        {
            var span = new SqlSpan(statement.Start, statement.Start + statement.Length);
            var parsed = StatementParser.Parse(text, span, dialect);
            var family = Family(text.Substring(statement.Start, statement.Length));
            Count(family, text, span, parsed.Error is not null, parsed.Beyond);
            if (parsed.Body is not null || parsed.BodyError is not null || parsed.BodyBeyond is not null) Count(family + " body", text, span, parsed.BodyError is not null, parsed.BodyBeyond);
        }
    }

    /// <summary>The statistic as a table.</summary>
    public override string ToString()
    {
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{"family",-34} {"read",8} {"refused",8} {"skipped",8}\n");
        foreach (var (family, count) in _families) table.Append(CultureInfo.InvariantCulture, $"{family,-34} {count.Read,8} {count.Refused,8} {count.Skipped,8}\n");
        return table.Append(CultureInfo.InvariantCulture, $"{"all",-34} {_families.Values.Sum(c => c.Read),8} {_families.Values.Sum(c => c.Refused),8} {_families.Values.Sum(c => c.Skipped),8}\n").ToString();
    }

    /// <summary>The first words of a statement, without what may stand between <c>CREATE</c> and the kind of object.</summary>
    private static string Family(string statement)
    {
        var words = new List<string>();
        foreach (var token in SqlWords.Of(statement))
        {
            if (words.Count > 0 && Modifiers.Contains(token)) continue;
            words.Add(token);
            if (words is not ["create" or "alter" or "drop"]) break;
        }

        return words.Count == 0 ? "(other)" : string.Join(' ', words);
    }

    private void Count(string family, string text, SqlSpan span, bool isRefused, string? beyond)
    {
        var count = _families.GetValueOrDefault(family);
        _families[family] = beyond is not null ? count with { Skipped = count.Skipped + 1 } : isRefused ? count with { Refused = count.Refused + 1 } : count with { Read = count.Read + 1 };
        if (beyond is not null) _skipped.Add($"{family} ({beyond}): {text[span.Start..span.End]}");
    }
}
