namespace TenantMigrations.Analysis.Sql;

/// <summary>CREATE and ALTER COLLATION and CONVERSION, and CREATE ACCESS METHOD.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>DefineStmt.</remarks>
    private Statement CreateCollation(int start)
    {
        Expect("collation");
        AcceptIfNotExists();
        QualifiedName();
        if (Accept("from")) QualifiedName();
        else Definition();
        return new OtherStatement(From(start), "CREATE COLLATION");
    }

    /// <remarks>AlterCollationStmt and the changes of its name, owner and schema.</remarks>
    private Statement AlterCollation(int start)
    {
        Expect("collation");
        QualifiedName();
        if (Accept("refresh")) Expect("version");
        else NameOwnerOrSchemaChange();
        return new OtherStatement(From(start), "ALTER COLLATION");
    }

    /// <remarks>CreateConversionStmt.</remarks>
    private Statement CreateConversion(int start)
    {
        Accept("default");
        Expect("conversion");
        QualifiedName();
        Expect("for");
        StringLiteral();
        Expect("to");
        StringLiteral();
        Expect("from");
        QualifiedName();
        return new OtherStatement(From(start), "CREATE CONVERSION");
    }

    private Statement AlterConversion(int start)
    {
        Expect("conversion");
        QualifiedName();
        NameOwnerOrSchemaChange();
        return new OtherStatement(From(start), "ALTER CONVERSION");
    }

    /// <remarks>CreateAmStmt.</remarks>
    private Statement CreateAccessMethod(int start)
    {
        Expect("access", "method");
        Identifier();
        Expect("type");
        if (!Accept("index")) Expect("table");
        Expect("handler");
        QualifiedName();
        return new OtherStatement(From(start), "CREATE ACCESS METHOD");
    }
}
