namespace TenantMigrations.Analysis.Sql;

/// <summary>CREATE TRANSFORM; CREATE and ALTER LANGUAGE.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>CreateTransformStmt.</remarks>
    private Statement CreateTransform(int start, bool replaces)
    {
        Expect("transform");
        Expect("for");
        TypeName();
        Expect("language");
        Identifier();
        Expect(SqlTokenKind.LeftParenthesis);
        var isFromFirst = Is("from");
        TransformFunction(isFromFirst ? "from" : "to");
        if (Accept(SqlTokenKind.Comma)) TransformFunction(isFromFirst ? "to" : "from");
        Expect(SqlTokenKind.RightParenthesis);
        return new OtherStatement(From(start), replaces ? "CREATE OR REPLACE TRANSFORM" : "CREATE TRANSFORM");
    }

    private void TransformFunction(string direction)
    {
        Expect(direction, "sql");
        Expect("with", "function");
        RoutineSignature();
    }

    /// <remarks>CreatePLangStmt.</remarks>
    private Statement CreateLanguage(int start, bool replaces)
    {
        Accept("trusted");
        Accept("procedural");
        Expect("language");
        Identifier();
        if (Accept("handler"))
        {
            QualifiedName();
            if (Accept("inline")) QualifiedName();
            if (Accept("validator")) QualifiedName();
            else if (Accept("no")) Expect("validator");
        }

        return new OtherStatement(From(start), replaces ? "CREATE OR REPLACE LANGUAGE" : "CREATE LANGUAGE");
    }

    private Statement AlterLanguage(int start)
    {
        Accept("procedural");
        Expect("language");
        Identifier();
        NameOrOwnerChange();
        return new OtherStatement(From(start), "ALTER LANGUAGE");
    }
}
