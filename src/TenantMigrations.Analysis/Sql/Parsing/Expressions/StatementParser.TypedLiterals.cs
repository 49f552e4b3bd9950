namespace TenantMigrations.Analysis.Sql;

/// <summary>Literals with their type before them.</summary>
/// <remarks>AexprConst, as far as it has a type.</remarks>
internal sealed partial class StatementParser
{
    private static bool IsString(SyntaxToken token) => token.Kind == SqlTokenKind.String || IsOtherString(token);

    private bool IsStringAhead(int distance) => IsString(Peek(distance));

    /// <summary>Whether one of the types that the grammar knows by name begins a literal, rather than being a column's name.</summary>
    private bool IsTypedLiteralAhead(string word)
    {
        var next = Peek();
        var hasModifiers = next.Kind == SqlTokenKind.LeftParenthesis;
        return word switch
        {
            "bigint" or "boolean" or "int" or "integer" or "real" or "smallint" or "json" => IsString(next),
            "varchar" or "dec" or "decimal" or "numeric" or "float" or "interval" => hasModifiers || IsString(next),
            "bit" or "char" or "character" or "nchar" => hasModifiers || IsString(next) || IsAhead(1, "varying"),
            "time" or "timestamp" => hasModifiers || IsString(next) || (IsAhead(1, "with") && IsAhead(2, "time")) || IsWithoutZoneAhead(1),
            "national" => IsAhead(1, "char") || IsAhead(1, "character"),
            _ => false,
        };
    }

    // From 16 the two words are one token; before, nothing else can follow the first one here.
    private bool IsWithoutZoneAhead(int distance) => IsAhead(distance, "without") && (Version < 16 || IsAhead(distance + 1, "time"));

    /// <remarks>ConstTypename Sconst, ConstInterval Sconst opt_interval.</remarks>
    private CastExpression TypedLiteral()
    {
        var start = Current.Start;
        if (IsAhead(0, "interval")) return IntervalLiteral();
        var type = SimpleTypeName();
        var literal = ExpectedString();
        return new CastExpression(From(start), literal, type);
    }

    private CastExpression IntervalLiteral()
    {
        var start = Current.Start;
        var word = Advance().Span;
        var precision = OptionalPrecision();
        var type = From(start);
        var literal = ExpectedString();
        var fields = precision is null ? IntervalFields() : null;
        IReadOnlyList<string> modifiers = precision is null ? [] : [precision];
        var name = new QualifiedName(word, [new Name(word, "interval")]);
        return new CastExpression(From(start), literal, new TypeName(type, name, modifiers, Fields: fields));
    }

    /// <remarks>func_name Sconst.</remarks>
    private CastExpression NamedTypeLiteral()
    {
        var start = Current.Start;
        var name = FunctionName();
        var literal = ExpectedString();
        return new CastExpression(From(start), literal, new TypeName(name.Span, name, []));
    }

    /// <remarks>func_name '(' func_arg_list opt_sort_clause ')' Sconst.</remarks>
    private CastExpression ModifiedTypeLiteral(CallExpression type)
    {
        var modifiers = new List<string>(type.Arguments.Count);
        foreach (var argument in type.Arguments)
        {
            if (argument.Name is { } name) FailAt(name.Span, "A type's modifiers have no names.");
            modifiers.Add(TextOf(argument.Span));
        }

        if (type.OrderBy.Count > 0) FailAt(type.OrderBy[0].Span, "A type's modifiers have no ORDER BY.");
        var literal = ExpectedString();
        return new CastExpression(From(type.Span.Start), literal, new TypeName(type.Span, type.Name, modifiers));
    }

    private Expression ExpectedString()
    {
        Note("a string");
        if (IsString(Current)) return StringOf(LiteralKind.String);
        Fail();
        return s_unread;
    }
}
