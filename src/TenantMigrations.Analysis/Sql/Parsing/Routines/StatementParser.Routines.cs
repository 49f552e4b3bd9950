namespace TenantMigrations.Analysis.Sql;

/// <summary>CREATE and ALTER FUNCTION, PROCEDURE, ROUTINE; DO and CALL.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>CreateFunctionStmt.</remarks>
    private Statement CreateRoutine(int start, bool replaces)
    {
        var kind = RoutineKindWord();
        var name = FunctionName();
        var parameters = ParametersWithDefaults();
        TypeName? returns = null;
        if (kind == RoutineKind.Function && !IsAhead(1, "null") && Accept("returns"))
        {
            if (Accept("table")) parameters = WithColumns(parameters);
            else returns = TypeName(allowsSetOf: true);
        }

        var options = new RoutineOptionsReading();
        while (CreateOption(options)) { }
        var body = options.Body;
        if (SqlBody() is { } statements) body = statements;
        return new CreateRoutine(From(start), kind, name, replaces, parameters, returns, options.Result(), body);
    }

    /// <remarks>AlterFunctionStmt, RenameStmt, AlterOwnerStmt, AlterObjectSchemaStmt, AlterObjectDependsStmt.</remarks>
    private Statement AlterRoutine(int start)
    {
        var kind = RoutineKindWord();
        var routine = RoutineSignature();
        var action = NameChange() ?? OwnerChange() ?? ExtensionChange();
        // SET SCHEMA 'name' is the setting search_path, and SET schema = … one of that name.
        if (action is null && Is("set") && IsAhead(1, "schema") && !IsStringAhead(2) && !IsAssignedAt(1)) action = SchemaChange();
        if (action is not null) return new AlterRoutine(From(start), kind, routine, action, RoutineOptions.None);

        var options = new RoutineOptionsReading();
        if (!CommonOption(options)) Fail();
        while (CommonOption(options)) { }
        Accept("restrict");
        return new AlterRoutine(From(start), kind, routine, null, options.Result());
    }

    private RoutineKind RoutineKindWord()
    {
        if (Accept("function")) return RoutineKind.Function;
        if (Accept("procedure")) return RoutineKind.Procedure;
        Expect("routine");
        return RoutineKind.Routine;
    }

    /// <remarks>func_args_with_defaults.</remarks>
    private List<RoutineParameter> ParametersWithDefaults()
    {
        Expect(SqlTokenKind.LeftParenthesis);
        if (Accept(SqlTokenKind.RightParenthesis)) return [];
        var parameters = CommaList(static p =>
        {
            var start = p.Current.Start;
            var parameter = p.Parameter();
            if (!p.Accept("default") && !p.AcceptOperator("=")) return parameter;
            var value = p.Expression();
            return parameter with { Span = p.From(start), Default = value };
        });
        Expect(SqlTokenKind.RightParenthesis);
        return parameters;
    }

    /// <remarks>RETURNS TABLE '(' table_func_column_list ')'.</remarks>
    private List<RoutineParameter> WithColumns(List<RoutineParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Mode is RoutineParameterMode.Out or RoutineParameterMode.InOut)
            {
                FailAt(parameter.Span, "OUT and INOUT parameters do not go with RETURNS TABLE. Make this one a column of the table.");
            }
        }

        var columns = ParenthesizedList(static p =>
        {
            var start = p.Current.Start;
            var name = p.TypeOrFunctionName();
            var type = p.TypeName(allowsSetOf: true);
            return new RoutineParameter(p.From(start), RoutineParameterMode.Table, name, type);
        });
        return [.. parameters, .. columns];
    }

    /// <remarks>DoStmt: strings and languages in any order; that one of each is enough is said when it runs.</remarks>
    private Statement Do(int start)
    {
        Expect("do");
        string? language = null;
        RoutineText? body = null;
        do
        {
            if (Accept("language")) language = WordOrString();
            else body = BodyText();
        }
        while (IsAtString() || Is("language"));
        return new DoStatement(From(start), language, body);
    }

    /// <remarks>CallStmt.</remarks>
    private Statement Call(int start)
    {
        Expect("call");
        var call = Application();
        return new CallStatement(From(start), call);
    }

    private RoutineText BodyText()
    {
        var start = Current.Start;
        var text = StringLiteral();
        return new RoutineText(From(start), text);
    }
}
