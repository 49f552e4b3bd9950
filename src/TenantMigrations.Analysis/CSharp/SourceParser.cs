namespace TenantMigrations.Analysis.CSharp;

/// <summary>
/// Finds classes, their attributes and their constants in C#. It knows no statements: what is no type and no constant is skipped to its end.
/// </summary>
internal sealed partial class SourceParser
{
    // Types in namespaces in types; a hostile file gets no deeper.
    private const int DeepestNesting = 64;

    private static readonly HashSet<string> ModifierWords = new(StringComparer.Ordinal)
    {
        "public", "internal", "private", "protected", "static", "abstract", "sealed", "partial", "readonly", "const", "override", "virtual", "async", "new",
        "unsafe", "extern", "required", "file", "volatile", "ref", "fixed",
    };

    private readonly SourceFile _file;
    private readonly List<CSharpToken> _tokens;
    private string _namespace = "";
    private int _at;

    private SourceParser(ClassSourceFile source)
    {
        _file = new SourceFile(source);
        _tokens = CSharpLexer.Read(source.Text);
    }

    public static SourceFile Read(ClassSourceFile source)
    {
        var parser = new SourceParser(source);
        while (parser._at < parser._tokens.Count)
        {
            parser.ReadMembers(outer: null, depth: 0);
            parser._at++; // a brace that closes nothing
        }

        return parser._file;
    }

    private bool Is(string text, int ahead = 0) => _at + ahead < _tokens.Count && _tokens[_at + ahead].Is(text);

    private bool IsWord(int ahead = 0) => _at + ahead < _tokens.Count && _tokens[_at + ahead].Kind == CSharpTokenKind.Word;

    /// <summary>Reads to the closing brace, and stays on it.</summary>
    private void ReadMembers(TypeSource? outer, int depth)
    {
        while (_at < _tokens.Count && !Is("}"))
        {
            var before = _at;
            if (outer is null && (Is("using") || (Is("global") && Is("using", 1)))) ReadUsing();
            else if (outer is null && Is("namespace")) ReadNamespace(depth);
            else ReadMember(outer, depth);
            if (_at == before) _at++;
        }
    }

    private void ReadUsing()
    {
        var isGlobal = Is("global");
        _at += isGlobal ? 2 : 1;
        var name = IsWord() && !Is("static") && !Is("=", 1) ? QualifiedName() : "";
        if (name.Length > 0 && Is(";")) (isGlobal ? _file.GlobalUsings : _file.Usings).Add(name);
        while (_at < _tokens.Count && !Is(";") && !Is("{") && !Is("}")) _at++;
        if (Is(";")) _at++;
    }

    private void ReadNamespace(int depth)
    {
        _at++;
        var outer = _namespace;
        var name = QualifiedName();
        _namespace = outer.Length == 0 ? name : outer + "." + name;
        if (Is(";"))
        {
            _at++; // to the end of the file
        }
        else if (Is("{") && depth < DeepestNesting)
        {
            _at++;
            ReadMembers(outer: null, depth + 1);
            _at++;
            _namespace = outer;
        }
    }

    private void ReadMember(TypeSource? outer, int depth)
    {
        var attributes = new List<AttributeSource>();
        while (Is("[")) ReadAttributes(attributes);
        var modifiers = new List<string>();
        while (IsWord() && ModifierWords.Contains(_tokens[_at].Text)) modifiers.Add(_tokens[_at++].Text);

        if (IsTypeAhead()) ReadType(outer, attributes, modifiers, depth);
        else ReadOtherMember(outer, modifiers);
    }

    private bool IsTypeAhead() =>
        ((Is("class") || Is("struct") || Is("interface") || Is("enum")) && IsWord(1))
        || (Is("record") && IsWord(1) && (Is("{", 2) || Is("(", 2) || Is(":", 2) || Is("<", 2) || Is(";", 2) || Is("class", 1) || Is("struct", 1)));

    /// <summary><c>A.B</c> and <c>global::A.B</c>; type arguments are skipped.</summary>
    private string QualifiedName()
    {
        var name = "";
        while (IsWord())
        {
            name += _tokens[_at++].Text;
            SkipTypeArguments();
            if (!Is(".") && !Is("::")) break;
            name += _tokens[_at++].Text;
        }

        return name.StartsWith("global::", StringComparison.Ordinal) ? name.Substring("global::".Length) : name;
    }

    private bool SkipTypeArguments()
    {
        if (!Is("<")) return false;
        var open = 0;
        for (; _at < _tokens.Count; _at++)
        {
            if (Is("<")) open++;
            else if (Is(">") && --open == 0) break;
            else if (Is("{") || Is("}") || Is(";")) return true;
        }

        _at++;
        return true;
    }

    /// <summary>Goes behind the bracket that closes the one ahead.</summary>
    private void SkipBalanced()
    {
        var open = 0;
        for (; _at < _tokens.Count; _at++)
        {
            if (Is("(") || Is("[") || Is("{")) open++;
            else if ((Is(")") || Is("]") || Is("}")) && --open == 0) break;
        }

        _at = Math.Min(_at + 1, _tokens.Count);
    }
}
