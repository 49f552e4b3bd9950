using System.Text;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>Puts values in the place of a template's placeholders: in SQL quoted by their kinds, in names and descriptions as they are.</summary>
internal sealed class Substitution
{
    private readonly Dictionary<string, string> _sql = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly List<TableName> _tables = [];
    private readonly List<string> _names = [];

    public Substitution(Template template, IReadOnlyList<DerivedIdentifier> derived, TemplateValues values)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in template.Parameters)
        {
            switch (parameter.Kind)
            {
                case TemplateValueKind.Table:
                    var table = values.Table(parameter.Name);
                    _tables.Add(table);
                    Add(parameter.Name, table.Sql, table.Words);
                    parts.Add(parameter.Name, table.Name);
                    break;
                case TemplateValueKind.Name:
                    var name = values.Name(parameter.Name);
                    Add(parameter.Name, SqlQuote.Name(name), name);
                    parts.Add(parameter.Name, name);
                    break;
                case TemplateValueKind.Type: Add(parameter.Name, values.Type(parameter.Name).Sql); break;
                case TemplateValueKind.Expression: Add(parameter.Name, values.Expression(parameter.Name).Operand, values.Text(parameter.Name)); break;
                case TemplateValueKind.Number: Add(parameter.Name, Number(parameter.Name, values.Text(parameter.Name)), values.Text(parameter.Name)); break;
                default: Add(parameter.Name, SqlQuote.Literal(values.Text(parameter.Name)), values.Text(parameter.Name)); break;
            }

            if (parts.TryGetValue(parameter.Name, out var part)) _names.Add(part);
        }

        foreach (var one in derived)
        {
            var name = DerivedName.Of(one.Suffix, one.Parameters.Select(parameter => parts[parameter]));
            Add(one.Name, SqlQuote.Name(name), name);
        }
    }

    /// <summary>The tables among the values.</summary>
    public IReadOnlyList<TableName> Tables => _tables;

    /// <summary>The names among the values.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Where a placeholder stands in quotes or a comment it is text, as in a migration.</summary>
    public string Sql(string text)
    {
        var result = new StringBuilder();
        foreach (var token in new SqlLexer(text))
        {
            if (token.Kind == SqlTokenKind.Placeholder && _sql.TryGetValue(PlaceholderTokens.Name(text, token), out var value)) result.Append(value);
            else if (token.Kind == SqlTokenKind.DollarString && !token.IsUnterminated) AppendBody(result, text, token);
            else result.Append(text, token.Start, token.Length);
        }

        return result.ToString();
    }

    /// <summary>In words, too, what a value holds is text: a placeholder in it is none.</summary>
    public string Words(string text)
    {
        var result = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf("${", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0) return result.Append(text, at, text.Length - at).ToString();
            var isKnown = _words.TryGetValue(text.Substring(open + 2, close - open - 2), out var value);
            result.Append(text, at, open - at).Append(isKnown ? value : "${");
            at = isKnown ? close + 1 : open + 2;
        }

        return result.ToString();
    }

    private void AppendBody(StringBuilder result, string text, SqlToken token)
    {
        var body = token.DollarBody(text);
        var replaced = Sql(body.Of(text));

        // A value may hold what would close the quote.
        var tag = SqlQuote.Tag(replaced, text.Substring(token.Start, body.Start - token.Start));
        result.Append(tag).Append(replaced).Append(tag);
    }

    private void Add(string name, string sql, string? words = null)
    {
        _sql.Add(name, sql);
        _words.Add(name, words ?? sql);
    }

    private static string Number(string parameter, string text)
    {
        var number = text.Trim();
        var digits = number.TrimStart('-');
        var dot = digits.IndexOf('.');
        var isNumber = number.Length - digits.Length <= 1 && digits.Length > 0 && digits[0] != '.' && digits[digits.Length - 1] != '.'
            && digits.All(static c => c is (>= '0' and <= '9') or '.') && dot == digits.LastIndexOf('.');
        if (!isNumber) throw new TemplateRefusal("A number such as 42, -7 or 0.25 is expected.", parameter, text, 0, text.Length);
        return number[0] == '-' ? "(" + number + ")" : number;
    }
}
