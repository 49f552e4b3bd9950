namespace TenantMigrations.Analysis.Sql;

/// <summary>Types.</summary>
internal sealed partial class StatementParser
{
    /// <summary>A type, an array of one or a set of one.</summary>
    /// <param name="allowsSetOf">Whether it may be <c>table.column%TYPE</c> too, as in the signature of a function; a set it may be anywhere.</param>
    /// <remarks>Typename, which has SETOF; or func_type.</remarks>
    private TypeName TypeName(bool allowsSetOf = false)
    {
        var start = Current.Start;
        var isSetOf = Accept("setof");
        var type = SimpleTypeName();
        if (allowsSetOf && type.Name.Parts.Count > 1 && type.Modifiers.Count == 0 && AcceptOperator("%"))
        {
            Expect("type");
            return type with { Span = From(start), IsSetOf = isSetOf, IsTypeOfColumn = true };
        }

        var dimensions = ArrayDimensions();
        return isSetOf || dimensions > 0 ? type with { Span = From(start), IsSetOf = isSetOf, ArrayDimensions = dimensions } : type;
    }

    /// <remarks>opt_array_bounds, or ARRAY with or without one bound.</remarks>
    private int ArrayDimensions()
    {
        if (Accept("array"))
        {
            if (!Accept(SqlTokenKind.LeftBracket)) return 1;
            Integer();
            Expect(SqlTokenKind.RightBracket);
            return 1;
        }

        var dimensions = 0;
        while (Accept(SqlTokenKind.LeftBracket))
        {
            if (!Is(SqlTokenKind.RightBracket)) Integer();
            Expect(SqlTokenKind.RightBracket);
            dimensions++;
        }

        return dimensions;
    }

    /// <summary>A type that is neither an array nor a set.</summary>
    /// <remarks>SimpleTypename.</remarks>
    private TypeName SimpleTypeName()
    {
        Note("a type");
        switch (Current.Keyword?.Word)
        {
            case "int" or "integer" or "smallint" or "bigint" or "real" or "boolean" or "json":
            case "decimal" or "dec" or "numeric" or "float":
                return NumericType();
            case "double" when IsAhead(1, "precision"):
                return NumericType();
            case "bit" or "character" or "char" or "varchar" or "nchar" or "national":
                return CharacterType();
            case "timestamp" or "time":
                return TimeType();
            case "interval":
                return IntervalType();
            default:
                return NamedType();
        }
    }

    /// <remarks>GenericType.</remarks>
    private TypeName NamedType()
    {
        var start = Current.Start;
        var parts = new List<Name>(2) { TypeOrFunctionName() };
        while (Accept(SqlTokenKind.Dot)) parts.Add(Label());
        var name = new QualifiedName(From(start), parts);
        var modifiers = OptionalModifiers();
        return new TypeName(From(start), name, modifiers);
    }

    /// <summary>Modifiers of any kind, as written.</summary>
    /// <remarks>opt_type_modifiers.</remarks>
    private IReadOnlyList<string> OptionalModifiers()
    {
        if (!Accept(SqlTokenKind.LeftParenthesis)) return [];
        var modifiers = new List<string>();
        do
        {
            var start = Current.Start;
            Expression();
            modifiers.Add(TextOf(From(start)));
        }
        while (Accept(SqlTokenKind.Comma));
        Expect(SqlTokenKind.RightParenthesis);
        return modifiers;
    }

    /// <summary>A precision or length, which must be a number.</summary>
    private IReadOnlyList<string> OptionalLength() => OptionalPrecision() is { } length ? [length] : [];

    private TypeName KnownType(int start, string name, IReadOnlyList<string> modifiers, string? fields = null)
    {
        var span = From(start);
        return new TypeName(span, new QualifiedName(span, [new Name(span, name)]), modifiers, Fields: fields);
    }
}
