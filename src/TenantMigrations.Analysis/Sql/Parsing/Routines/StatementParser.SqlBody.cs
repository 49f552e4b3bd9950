namespace TenantMigrations.Analysis.Sql;

/// <summary>Bodies of routines that are SQL and no string.</summary>
internal sealed partial class StatementParser
{
    /// <returns>Null where no such body comes next.</returns>
    /// <remarks>opt_routine_body.</remarks>
    private RoutineStatements? SqlBody()
    {
        var start = Current.Start;
        if (Is("return"))
        {
            var only = Return();
            return new RoutineStatements(only.Span, [only]);
        }

        if (!Accept("begin")) return null;
        Expect("atomic");
        if (!Enter()) return null;
        var statements = new List<Statement>();
        while (!IsAtEnd && !Is("end"))
        {
            if (BodyStatement() is { } statement) statements.Add(statement);
            Expect(SqlTokenKind.Semicolon);
        }

        Leave();
        Expect("end");
        return new RoutineStatements(From(start), statements);
    }

    /// <summary>Any statement but BEGIN and END, or RETURN, or nothing: which of them may stand there is no matter of the grammar.</summary>
    /// <remarks>routine_body_stmt.</remarks>
    private Statement? BodyStatement()
    {
        if (Is(SqlTokenKind.Semicolon)) return null;
        if (Is("return")) return Return();
        if (IsAhead(0, "begin")) Fail("BEGIN opens no block inside BEGIN ATOMIC.");
        return TopStatement();
    }

    /// <remarks>ReturnStmt.</remarks>
    private ReturnStatement Return()
    {
        var start = Current.Start;
        Expect("return");
        var value = Expression();
        return new ReturnStatement(From(start), value);
    }
}
