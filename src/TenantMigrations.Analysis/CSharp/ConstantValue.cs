using System.Text;

namespace TenantMigrations.Analysis.CSharp;

/// <summary>Finds out what a constant text is: literals, sums of them, strings with holes, and names of other constants of the project.</summary>
internal sealed class ConstantValue(SourceProject project)
{
    // Constants of constants of constants; a circle ends here, too.
    private const int Deepest = 32;

    private IReadOnlyList<CSharpToken> _tokens = [];
    private int _at;
    private int _depth;
    private TypeSource _type = null!;

    /// <summary>The value; null where only a compiler knows it.</summary>
    public string? Of(IReadOnlyList<CSharpToken> tokens, TypeSource type)
    {
        if (_depth >= Deepest || tokens.Count == 0) return null;
        var (outerTokens, outerAt, outerType) = (_tokens, _at, _type);
        (_tokens, _at, _type) = (tokens, 0, type);
        _depth++;
        var value = Sum();
        if (_at < _tokens.Count) value = null;
        _depth--;
        (_tokens, _at, _type) = (outerTokens, outerAt, outerType);
        return value;
    }

    private bool Is(string text) => _at < _tokens.Count && _tokens[_at].Is(text);

    private string? Sum()
    {
        var value = Term();
        while (Is("+"))
        {
            _at++;
            var next = Term();
            value = value is null || next is null ? null : value + next;
        }

        return value;
    }

    private string? Term()
    {
        if (_at >= _tokens.Count) return null;
        var token = _tokens[_at];
        switch (token.Kind)
        {
            case CSharpTokenKind.String:
                _at++;
                return token.Text;
            case CSharpTokenKind.Interpolated:
                _at++;
                return Filled(token);
            case CSharpTokenKind.Symbol when token.Text == "(" && _depth < Deepest:
                _at++;
                _depth++;
                var inner = Sum();
                _depth--;
                if (!Is(")")) return null;
                _at++;
                return inner;
            case CSharpTokenKind.Word when token.Text == "nameof":
                return NameOf();
            case CSharpTokenKind.Word:
                return Named();
            default:
                return null;
        }
    }

    private string? Filled(CSharpToken token)
    {
        var text = new StringBuilder();
        foreach (var (isHole, part) in InterpolatedText.Parts(token))
        {
            var value = isHole ? Of(CSharpLexer.Read(part), _type) : part;
            if (value is null) return null;
            text.Append(value);
        }

        return text.ToString();
    }

    private string? NameOf()
    {
        _at++;
        if (!Is("(")) return null;
        var name = default(string);
        for (_at++; _at < _tokens.Count && !Is(")"); _at++)
            if (_tokens[_at].Kind == CSharpTokenKind.Word) name = _tokens[_at].Text;
        _at++;
        return name;
    }

    private string? Named()
    {
        var words = new List<string>();
        while (_at < _tokens.Count && _tokens[_at].Kind == CSharpTokenKind.Word)
        {
            words.Add(_tokens[_at++].Text);
            if (!Is(".") && !Is("::")) break;
            if (Is("::")) words.Clear();
            _at++;
        }

        if (words.Count == 0) return null;
        var name = words[words.Count - 1];
        if (words.Count == 1)
        {
            for (var outer = _type; outer is not null; outer = outer.Outer)
                if (project.FindMember(outer, name) is { } own) return ValueOf(own, outer);
            return null;
        }

        var owner = project.Find(string.Join(".", words.Take(words.Count - 1)), _type);
        return owner is not null && project.FindMember(owner, name) is { } member ? ValueOf(member, owner) : null;
    }

    private string? ValueOf(MemberSource member, TypeSource owner) => member is { IsConst: true, Value: { } value } ? Of(value, owner) : null;
}
