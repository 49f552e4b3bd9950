using System.Text;

namespace TenantMigrations.Analysis.CSharp;

/// <summary>Cuts a string with holes into its parts.</summary>
internal static class InterpolatedText
{
    /// <summary>The parts in order: texts with their value, and the expressions of the holes.</summary>
    public static IEnumerable<(bool IsHole, string Text)> Parts(CSharpToken token)
    {
        var body = token.Text;
        var braces = token.Form == StringForm.Raw ? token.Dollars : 1;
        var text = new StringBuilder();
        for (var i = 0; i < body.Length;)
        {
            if (body[i] is not ('{' or '}'))
            {
                text.Append(body[i++]);
                continue;
            }

            var brace = body[i];
            var run = 1;
            while (i + run < body.Length && body[i + run] == brace) run++;
            i += run;
            if (token.Form != StringForm.Raw)
            {
                text.Append(brace, run / 2);
                if (run % 2 == 0) continue;
            }
            else
            {
                text.Append(brace, run < braces ? run : run - braces);
                if (run < braces) continue;
            }

            if (brace == '}') continue;
            yield return (false, EscapedText.Read(text.ToString(), token.Form));
            text.Clear();
            var end = body.IndexOf('}', i);
            if (end < 0) end = body.Length;
            yield return (true, body.Substring(i, end - i));
            i = Math.Min(end + braces, body.Length);
        }

        yield return (false, EscapedText.Read(text.ToString(), token.Form));
    }
}
