using System.Globalization;
using System.Text;

namespace TenantMigrations.Analysis;

/// <summary>
/// Reads names. A name is written as the catalog has it: nothing is folded, and a quote inside of it is only a character. One that begins with a quote is
/// written as in SQL, which is the way to have a dot, a comma or a blank at its end in it.
/// </summary>
internal sealed class NameReader(string parameter, string value)
{
    private int _at;

    public TableName Table()
    {
        var table = OneTable(',');
        if (_at < value.Length) throw Refused("One table is expected here; a name with a comma in it is written in double quotes.", _at, 1);
        return table;
    }

    public List<TableName> Tables() => List(static reader => reader.OneTable(','));

    public string Name()
    {
        var name = Part("");
        SkipBlanks();
        if (_at < value.Length) throw Refused("The name ends at its closing quote; a quote in it is written twice.", _at, value.Length - _at);
        return name;
    }

    public List<string> Names() => List(static reader => reader.Part(","));

    private List<T> List<T>(Func<NameReader, T> item)
    {
        var items = new List<T>();
        while (true)
        {
            var start = _at;
            var read = item(this);
            SkipBlanks();
            if (items.Contains(read)) throw Refused("This name stands here twice.", start, _at - start);
            items.Add(read);
            if (_at == value.Length) return items;
            if (value[_at] != ',') throw Refused("The name ends at its closing quote; a quote in it is written twice, and a comma divides two names.", _at, value.Length - _at);
            _at++;
        }
    }

    private TableName OneTable(char end)
    {
        var first = Part("." + end);
        SkipBlanks();
        if (_at == value.Length || value[_at] != '.') return new TableName(null, first);
        _at++;
        var second = Part("." + end);
        SkipBlanks();
        if (_at < value.Length && value[_at] == '.')
            throw Refused("A table has a schema and a name, with one dot between them. A name with a dot in it is written in double quotes: \"a.b\".", _at, 1);
        return new TableName(first, second);
    }

    private string Part(string ends)
    {
        SkipBlanks();
        var start = _at;
        var name = _at < value.Length && value[_at] == '"' ? Quoted() : Bare(ends);
        if (name.Length == 0) throw Refused("A name is expected here.", start, Math.Max(0, _at - start));
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogatePair(name, i)) i++;
            else if (char.IsSurrogate(name[i]) || CharUnicodeInfo.GetUnicodeCategory(name, i) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                throw Refused("A name with a control character in it is more likely a slip than a name.", start, _at - start);
        }

        var bytes = Encoding.UTF8.GetByteCount(name);
        if (bytes > DerivedName.Longest)
        {
            throw Refused(string.Format(CultureInfo.InvariantCulture,
                "This name has {0} bytes of UTF-8, and PostgreSQL keeps 63: with a mere notice it would be another name. Give it as the catalog has it, or a shorter one.", bytes), start, _at - start);
        }

        return name;
    }

    private string Bare(string ends)
    {
        var start = _at;
        while (_at < value.Length && ends.IndexOf(value[_at]) < 0) _at++;
        return value.Substring(start, _at - start).TrimEnd(' ', '\t');
    }

    private string Quoted()
    {
        var opening = _at++;
        var name = new StringBuilder();
        while (true)
        {
            if (_at == value.Length) throw Refused("This quote is not closed. A name that begins with a quote is written as in SQL: in double quotes, each quote in it twice.", opening, 1);
            if (value[_at] == '"')
            {
                _at++;
                if (_at == value.Length || value[_at] != '"') return name.ToString();
            }

            name.Append(value[_at++]);
        }
    }

    private void SkipBlanks()
    {
        while (_at < value.Length && value[_at] is ' ' or '\t') _at++;
    }

    private TemplateRefusal Refused(string message, int start, int length) => new(message, parameter, value, start, length);
}
