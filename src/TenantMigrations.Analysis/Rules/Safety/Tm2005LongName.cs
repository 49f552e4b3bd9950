using System.Text;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>Names that the server's scanner cuts, wherever it meets one: in statements, and in bodies that it reads as PL/pgSQL or SQL.</summary>
internal sealed class Tm2005LongName() : StatementRule("TM2005", "Name is longer than 63 bytes", FindingSeverity.Warning)
{
    private const int Longest = 63; // NAMEDATALEN - 1

    public override void Check(RulePart part)
    {
        if (!MayHaveLongName(part.Text)) return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var firstOfCut = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var statement in part.Statements)
        {
            if (statement.Tree is null) continue;
            var tokens = BodyTokens.All(part.Text, statement);
            for (var i = 0; i < tokens.Count; i++)
            {
                if (TokenText.Name(part.Text, tokens, i) is not { } name || Encoding.UTF8.GetByteCount(name) <= Longest || !seen.Add(name)) continue;
                Report(part, statement, tokens[i], name, firstOfCut);
            }
        }
    }

    private void Report(RulePart part, RuleStatement statement, SqlToken token, string name, Dictionary<string, string> firstOfCut)
    {
        var cut = Cut(name);
        var (written, kept) = (Written(name, token), Written(cut, token));
        var begins = $"The name {written} has {Encoding.UTF8.GetByteCount(name)} bytes of UTF-8, and PostgreSQL keeps {Longest}";
        var span = new SqlSpan(token.Start, token.End);
        if (firstOfCut.TryGetValue(cut, out var other))
        {
            part.Report(this, statement, span,
                $"{begins}: it becomes {kept}, and so does {other} above, so that both are the same name. Give them shorter names that differ.");
            return;
        }

        firstOfCut.Add(cut, written);
        part.Report(this, statement, span,
            $"{begins}: with a mere notice it becomes {kept}, the same as any other name that begins so. Write {kept} or a shorter name.");
    }

    /// <summary>What the server keeps of it: whole characters only.</summary>
    private static string Cut(string name)
    {
        var (bytes, end) = (0, 0);
        while (end < name.Length)
        {
            var units = char.IsSurrogatePair(name, end) ? 2 : 1;
            bytes += units == 2 ? 4 : Bytes(name[end]);
            if (bytes > Longest) break;
            end += units;
        }

        return name.Substring(0, end);
    }

    private static string Written(string name, SqlToken token)
    {
        if (token.Kind == SqlTokenKind.Identifier) return name;
        var line = name.Replace('\r', ' ').Replace('\n', ' ');
        return '"' + line.Replace("\"", "\"\"") + '"';
    }

    /// <summary>Whether anything in the text is as long, so that ordinary texts are not cut into tokens. Escapes of U&amp;"" are longer than what they stand for.</summary>
    private static bool MayHaveLongName(string text)
    {
        var plain = 0;
        int? quoted = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            plain = SqlCharacter.IsIdentifierPart(c) ? plain + Bytes(c) : 0;
            if (c != '"') quoted += Bytes(c);
            else if (i + 1 < text.Length && text[i + 1] == '"') (quoted, i) = (quoted + 1, i + 1);
            else if (quoted > Longest) return true;
            else quoted = 0; // from one quote to the next, whether that is a name or what stands between two
            if (plain > Longest) return true;
        }

        return false;
    }

    private static int Bytes(char c) => c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
}
