namespace TenantMigrations.Analysis.Sql;

/// <summary>Names, and which words may be one where. The remarks give the grammar's own terms.</summary>
internal sealed partial class StatementParser
{
    /// <summary>The name of a column, table or most other things.</summary>
    /// <remarks>ColId.</remarks>
    private Name Identifier() => NameIf(IsIdentifier(Current), "a name");

    /// <summary>A name in a place where every word is one, such as behind a dot or <c>AS</c>.</summary>
    /// <remarks>ColLabel.</remarks>
    private Name Label() => NameIf(IsLabel(Current) && !IsFused(), "a name");

    /// <summary>The name of a function or type.</summary>
    /// <remarks>type_function_name.</remarks>
    private Name TypeOrFunctionName() => NameIf(IsTypeOrFunctionName(Current), "a name");

    /// <summary>A name that no reserved word is.</summary>
    /// <remarks>NonReservedWord.</remarks>
    private Name NonReservedWord() => NameIf(IsNonReserved(Current), "a name");

    /// <summary>A name with or without its schema.</summary>
    /// <remarks>any_name, qualified_name without a subscript.</remarks>
    private QualifiedName QualifiedName()
    {
        var start = Current.Start;
        var parts = new List<Name> { Identifier() };
        while (Accept(SqlTokenKind.Dot)) parts.Add(Label());
        return new QualifiedName(From(start), parts);
    }

    /// <summary>The name of a function, with or without its schema.</summary>
    /// <remarks>func_name: alone a type_function_name, with a schema a ColId before the dot.</remarks>
    private QualifiedName FunctionName()
    {
        var start = Current.Start;
        if (IsTypeOrFunctionName(Current) && !(IsIdentifier(Current) && IsAhead(1, SqlTokenKind.Dot)))
        {
            var name = TypeOrFunctionName();
            return new QualifiedName(name.Span, [name]);
        }

        // A word such as int or values names no function by itself, so the server misses the dot behind it.
        var parts = new List<Name> { Identifier() };
        do
        {
            Expect(SqlTokenKind.Dot);
            parts.Add(Label());
        }
        while (Is(SqlTokenKind.Dot));
        return new QualifiedName(From(start), parts);
    }

    /// <remarks>'(' columnList ')'.</remarks>
    private List<Name> ColumnNames() => ParenthesizedList(static p => p.Identifier());

    private List<QualifiedName> QualifiedNames() => CommaList(static p => p.QualifiedName());

    /// <summary>A role, or a word that stands for one. Quotes make no difference: <c>"public"</c> is everybody too.</summary>
    /// <remarks>RoleSpec; <c>NONE</c> is refused by the grammar's own code.</remarks>
    private RoleName RoleName()
    {
        var start = Current.Start;
        if (Accept("current_user")) return new RoleName(From(start), RoleKind.CurrentUser, null);
        if (Accept("current_role")) return new RoleName(From(start), RoleKind.CurrentRole, null);
        if (Accept("session_user")) return new RoleName(From(start), RoleKind.SessionUser, null);
        var name = NonReservedWord();
        if (name.Text == "none") FailAt(name.Span, "No role can be named none: the word is kept for SET ROLE NONE.");
        return name.Text == "public" ? new RoleName(name.Span, RoleKind.Public, null) : new RoleName(name.Span, RoleKind.Named, name);
    }

    private List<RoleName> RoleNames() => CommaList(static p => p.RoleName());

    private bool AcceptIfExists() => Accept("if", "exists");

    /// <summary>Whether <c>IF NOT EXISTS</c> stands there.</summary>
    private bool AcceptIfNotExists()
    {
        if (!Accept("if", "not")) return false;
        Expect("exists");
        return true;
    }

    /// <summary>A word that is no keyword but means something in one place only, such as <c>PERMISSIVE</c>. Not in quotes.</summary>
    private bool AcceptWord(string word)
    {
        Note(word.ToUpperInvariant());
        if (!IsWordAhead(0, word)) return false;
        _position++;
        return true;
    }

    private bool IsWordAhead(int distance, string word)
    {
        var token = Peek(distance);
        if (token.Kind != SqlTokenKind.Identifier || token.End - token.Start != word.Length) return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (SqlCharacter.ToLower(_text[token.Start + i]) != word[i]) return false;
        }

        return true;
    }

    private static bool IsIdentifier(SyntaxToken token) => IsQuotedName(token)
        || token.Kind == SqlTokenKind.Identifier && token.Class is KeywordClass.None or KeywordClass.Unreserved or KeywordClass.ColumnName;

    private static bool IsTypeOrFunctionName(SyntaxToken token) => IsQuotedName(token)
        || token.Kind == SqlTokenKind.Identifier && token.Class is KeywordClass.None or KeywordClass.Unreserved or KeywordClass.TypeOrFunction;

    private static bool IsNonReserved(SyntaxToken token) => IsQuotedName(token)
        || token.Kind == SqlTokenKind.Identifier && token.Class != KeywordClass.Reserved;

    private static bool IsLabel(SyntaxToken token) => IsQuotedName(token) || token.Kind == SqlTokenKind.Identifier;

    /// <remarks>BareColLabel.</remarks>
    private static bool IsBareLabel(SyntaxToken token) => IsQuotedName(token)
        || token.Kind == SqlTokenKind.Identifier && token.Keyword is not { NeedsAs: true };

    private static bool IsQuotedName(SyntaxToken token) => token.Kind is SqlTokenKind.QuotedIdentifier or SqlTokenKind.UnicodeIdentifier;

    /// <summary>Whether the next two words are one token to the grammar, so that the first is not even a label: NOT IN, NULLS FIRST, WITH TIME and the like.</summary>
    /// <remarks>NOT_LA, NULLS_LA, WITH_LA, WITHOUT_LA.</remarks>
    private bool IsFused() => Current.Keyword?.Word switch
    {
        "not" => Peek().Keyword?.Word is "between" or "in" or "like" or "ilike" or "similar",
        "nulls" => Peek().Keyword?.Word is "first" or "last",
        "with" => Peek().Keyword?.Word is "time" or "ordinality",
        "without" => Version >= 16 && IsAhead(1, "time"),
        _ => false,
    };

    private Name NameIf(bool fits, string what)
    {
        Note(what);
        var token = Current;
        if (fits)
        {
            _position++;
            return new Name(token.Span, NameText.Of(_text, token));
        }

        Fail();
        return new Name(token.Span, "");
    }
}
