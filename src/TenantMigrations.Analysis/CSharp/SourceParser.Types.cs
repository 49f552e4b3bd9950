namespace TenantMigrations.Analysis.CSharp;

/// <content>Types and what stands in them.</content>
internal sealed partial class SourceParser
{
    private void ReadType(TypeSource? outer, List<AttributeSource> attributes, List<string> modifiers, int depth)
    {
        var isEnum = Is("enum");
        _at += Is("record") && (Is("class", 1) || Is("struct", 1)) ? 2 : 1;
        if (!IsWord()) return;
        var type = new TypeSource
        {
            File = _file,
            Outer = outer,
            Namespace = _namespace,
            Name = _tokens[_at].Text,
            NamePlace = new StatementSpan(_tokens[_at].Start, _tokens[_at].Length),
            Modifiers = modifiers,
            Attributes = attributes,
        };
        _at++;
        type.IsGeneric = SkipTypeArguments();
        if (Is("("))
        {
            type.HasConstructor = true;
            type.HasUsableConstructor = Is(")", 1);
            SkipBalanced();
        }

        if (Is(":")) ReadBases(type);
        while (_at < _tokens.Count && !Is("{") && !Is(";") && !Is("}")) _at++;
        if (!isEnum) _file.Types.Add(type);
        if (Is("{") && (isEnum || depth >= DeepestNesting))
        {
            SkipBalanced();
        }
        else if (Is("{"))
        {
            _at++;
            ReadMembers(type, depth + 1);
            _at++;
        }

        if (Is(";")) _at++;
    }

    private void ReadBases(TypeSource type)
    {
        do
        {
            _at++;
            type.Bases.Add(QualifiedName());
            if (Is("(")) SkipBalanced();
        }
        while (Is(","));
    }

    private void ReadOtherMember(TypeSource? outer, List<string> modifiers)
    {
        if (modifiers.Contains("const") && outer is not null)
        {
            ReadConstants(outer, modifiers);
            return;
        }

        var assigned = false;
        var named = false;
        while (_at < _tokens.Count && !Is("}"))
        {
            if (!named && (Is("=") || Is("=>") || Is(";") || Is("{") || Is("(")))
            {
                named = true;
                if (outer is not null) AddMember(outer, modifiers);
            }

            if (Is(";"))
            {
                _at++;
                return;
            }

            if (Is("=") || Is("=>")) assigned = true;
            var isBlock = Is("{");
            if (isBlock || Is("(") || Is("[")) SkipBalanced();
            else _at++;
            if (isBlock && !assigned && !Is("=")) return;
        }
    }

    /// <summary>The word in front is the member's name.</summary>
    private void AddMember(TypeSource outer, List<string> modifiers)
    {
        if (_at == 0 || _tokens[_at - 1].Kind != CSharpTokenKind.Word) return;
        var name = _tokens[_at - 1].Text;
        var member = new MemberSource(modifiers, null);
        if (Is("(") && name == outer.Name && !modifiers.Contains("static"))
        {
            outer.HasConstructor = true;
            outer.HasUsableConstructor |= Is(")", 1) && member.IsVisible;
        }
        else
        {
            outer.Add(name, member);
        }
    }

    /// <summary><c>const string A = …, B = …;</c></summary>
    private void ReadConstants(TypeSource outer, List<string> modifiers)
    {
        _ = QualifiedName();
        while (IsWord() && Is("=", 1))
        {
            var name = _tokens[_at].Text;
            _at += 2;
            var value = Expression();
            outer.Add(name, new MemberSource(modifiers, value));
            if (!Is(",")) break;
            _at++;
        }

        while (_at < _tokens.Count && !Is(";") && !Is("}")) _at++;
        if (Is(";")) _at++;
    }

    /// <summary>The tokens to the next comma, semicolon or closing bracket.</summary>
    private List<CSharpToken> Expression()
    {
        var start = _at;
        while (_at < _tokens.Count && !Is(",") && !Is(";") && !Is(")") && !Is("]") && !Is("}"))
        {
            if (Is("(") || Is("[") || Is("{")) SkipBalanced();
            else _at++;
        }

        return _tokens.GetRange(start, _at - start);
    }

    private void ReadAttributes(List<AttributeSource> attributes)
    {
        _at++;
        if (IsWord() && Is(":", 1)) _at += 2; // assembly: and the like
        while (_at < _tokens.Count && !Is("]"))
        {
            var start = _at;
            var name = AttributeName(out var typeArgument);
            var arguments = new List<ArgumentSource>();
            if (Is("(")) ReadArguments(arguments);
            if (name.Length > 0) attributes.Add(new AttributeSource(name, typeArgument, arguments));
            if (Is(",") || _at == start) _at++;
        }

        _at++;
    }

    private string AttributeName(out string? typeArgument)
    {
        typeArgument = null;
        var start = _at;
        var name = QualifiedName();
        for (var i = start; i < Math.Min(_at, _tokens.Count); i++)
        {
            if (!_tokens[i].Is("<")) continue;
            var argument = "";
            for (i++; i < _at - 1; i++) argument += _tokens[i].Text;
            typeArgument = argument;
        }

        return name;
    }

    private void ReadArguments(List<ArgumentSource> arguments)
    {
        _at++;
        while (_at < _tokens.Count && !Is(")"))
        {
            var start = _at;
            string? name = null;
            if (IsWord() && (Is("=", 1) || Is(":", 1)))
            {
                // A constructor's argument may be named, too; its name does not matter.
                if (Is("=", 1)) name = _tokens[_at].Text;
                _at += 2;
            }

            arguments.Add(new ArgumentSource(name, Expression()));
            if (Is(",") || _at == start) _at++;
            else if (!Is(")")) break;
        }

        if (Is(")")) _at++;
    }
}
