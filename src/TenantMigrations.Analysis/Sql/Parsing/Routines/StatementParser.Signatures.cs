namespace TenantMigrations.Analysis.Sql;

/// <summary>How statements name functions, aggregates and operators.</summary>
internal sealed partial class StatementParser
{
    /// <summary>A function or procedure, with or without its parameters.</summary>
    /// <remarks>function_with_argtypes.</remarks>
    private RoutineSignature RoutineSignature()
    {
        var start = Current.Start;
        // Without parentheses more words may be a name than the grammar's func_name takes, and before a dot fewer.
        var takesParameters = IsTypeOrFunctionName(Current) || IsIdentifier(Current) && IsAhead(1, SqlTokenKind.Dot);
        var name = IsIdentifier(Current) ? QualifiedName() : FunctionName();
        var parameters = takesParameters && Is(SqlTokenKind.LeftParenthesis) ? Parameters() : null;
        return new RoutineSignature(From(start), name, parameters);
    }

    /// <summary>An aggregate with its parameters.</summary>
    /// <remarks>aggregate_with_argtypes.</remarks>
    private AggregateSignature AggregateSignature()
    {
        var start = Current.Start;
        return AggregateSignature(start, FunctionName());
    }

    /// <remarks>aggr_args, behind the name.</remarks>
    private AggregateSignature AggregateSignature(int start, QualifiedName name)
    {
        List<RoutineParameter> direct = [];
        List<RoutineParameter>? ordered = null;
        Expect(SqlTokenKind.LeftParenthesis);
        if (!AcceptOperator("*"))
        {
            if (!Is("order")) direct = CommaList(static p => p.AggregateParameter());
            if (Accept("order"))
            {
                Expect("by");
                ordered = CommaList(static p => p.AggregateParameter());
                CheckVariadic(direct, ordered);
            }
        }

        Expect(SqlTokenKind.RightParenthesis);
        return new AggregateSignature(From(start), name, direct, ordered);
    }

    /// <remarks>aggr_arg.</remarks>
    private RoutineParameter AggregateParameter()
    {
        var parameter = Parameter();
        if (parameter.Mode is RoutineParameterMode.Out or RoutineParameterMode.InOut) FailAt(parameter.Span, "An aggregate has no OUT or INOUT parameters.");
        return parameter;
    }

    private void CheckVariadic(List<RoutineParameter> direct, List<RoutineParameter> ordered)
    {
        if (direct.Count == 0 || direct[direct.Count - 1].Mode != RoutineParameterMode.Variadic) return;
        if (ordered.Count == 1 && ordered[0].Mode == RoutineParameterMode.Variadic && MayBeSame(direct[direct.Count - 1].Type, ordered[0].Type)) return;
        FailAt(ordered[0].Span, "Behind a VARIADIC direct parameter, ORDER BY takes one parameter, VARIADIC too and of the same type.");
    }

    // A type of two names, such as int and integer, may be the same as any other.
    private static bool MayBeSame(TypeName first, TypeName second) => IsOfManyNames(first) || IsOfManyNames(second)
        || first.ArrayDimensions == second.ArrayDimensions && first.Name.ToString() == second.Name.ToString() && first.Modifiers.SequenceEqual(second.Modifiers);

    private static bool IsOfManyNames(TypeName type) =>
        type.Name.Parts.Count > 1 || type.Name.Last.Text.IndexOf(' ') >= 0 || KeywordTable.Find(type.Name.Last.Text)?.Class == KeywordClass.ColumnName;

    /// <summary>An operator with the types on its two sides.</summary>
    /// <remarks>operator_with_argtypes.</remarks>
    private OperatorSignature OperatorSignature()
    {
        var start = Current.Start;
        return OperatorSignature(start, QualifiedOperator());
    }

    /// <remarks>oper_argtypes, behind the name.</remarks>
    private OperatorSignature OperatorSignature(int start, string name)
    {
        TypeName? left = null, right = null;
        Expect(SqlTokenKind.LeftParenthesis);
        if (Accept("none"))
        {
            Expect(SqlTokenKind.Comma);
            right = TypeName();
        }
        else
        {
            left = TypeName();
            if (Is(SqlTokenKind.RightParenthesis)) Fail("An operator has two sides. Write NONE for the one that it does not have: (NONE, type).");
            Expect(SqlTokenKind.Comma);
            if (!Accept("none")) right = TypeName();
        }

        Expect(SqlTokenKind.RightParenthesis);
        return new OperatorSignature(From(start), name, left, right);
    }

    /// <summary>Parameters without defaults, in parentheses; there may be none.</summary>
    /// <remarks>func_args.</remarks>
    private List<RoutineParameter> Parameters()
    {
        Expect(SqlTokenKind.LeftParenthesis);
        if (Accept(SqlTokenKind.RightParenthesis)) return [];
        var parameters = CommaList(static p => p.Parameter());
        Expect(SqlTokenKind.RightParenthesis);
        return parameters;
    }

    /// <summary>Mode, name and type; the mode may stand behind the name.</summary>
    /// <remarks>func_arg.</remarks>
    private RoutineParameter Parameter()
    {
        var start = Current.Start;
        var mode = ParameterMode();
        var name = IsParameterNameAhead() ? TypeOrFunctionName() : null;
        if (name is not null) mode ??= ParameterMode();
        var type = TypeName(allowsSetOf: true);
        return new RoutineParameter(From(start), mode ?? RoutineParameterMode.In, name, type);
    }

    /// <remarks>arg_class.</remarks>
    private RoutineParameterMode? ParameterMode()
    {
        if (Accept("in")) return Accept("out") ? RoutineParameterMode.InOut : RoutineParameterMode.In;
        if (Accept("out")) return RoutineParameterMode.Out;
        if (Accept("inout")) return RoutineParameterMode.InOut;
        return Accept("variadic") ? RoutineParameterMode.Variadic : null;
    }

    // A word is a parameter's name where another follows that may begin its type, or its mode.
    private bool IsParameterNameAhead()
    {
        Note("a name");
        var next = Peek();
        if (!IsTypeOrFunctionName(Current) || !IsLabel(next)) return false;
        if (next.Class == KeywordClass.Reserved) return next.Keyword?.Word is "in" or "variadic";
        return !(IsAhead(0, "double") && IsAhead(1, "precision"));
    }
}
