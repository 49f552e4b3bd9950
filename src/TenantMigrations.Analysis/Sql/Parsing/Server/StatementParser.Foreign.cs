namespace TenantMigrations.Analysis.Sql;

/// <summary>Foreign data: wrappers, servers, user mappings, and the import of a schema.</summary>
internal sealed partial class StatementParser
{
    private OtherStatement CreateForeignDataWrapper(int start)
    {
        ForeignDataWrapperName();
        WrapperFunctions();
        ForeignOptions();
        return new OtherStatement(From(start), "CREATE FOREIGN DATA WRAPPER");
    }

    private OtherStatement AlterForeignDataWrapper(int start)
    {
        ForeignDataWrapperName();
        if (Is("rename") || Is("owner")) NameOrOwnerChange();
        else if (!WrapperFunctions() || Is("options")) ForeignOptionChanges();
        return new OtherStatement(From(start), "ALTER FOREIGN DATA WRAPPER");
    }

    private void ForeignDataWrapperName()
    {
        Expect("foreign");
        Expect("data");
        Expect("wrapper");
        Identifier();
    }

    /// <remarks>opt_fdw_options.</remarks>
    private bool WrapperFunctions()
    {
        var hasAny = false;
        while (Is("handler") || Is("validator") || Is("no"))
        {
            hasAny = true;
            var isNone = Accept("no");
            if (!Accept("handler")) Expect("validator");
            if (!isNone) QualifiedName();
        }

        return hasAny;
    }

    private OtherStatement CreateServer(int start)
    {
        Expect("server");
        AcceptIfNotExists();
        Identifier();
        if (Accept("type")) StringLiteral();
        if (Is("version")) ServerVersion();
        ForeignDataWrapperName();
        ForeignOptions();
        return new OtherStatement(From(start), "CREATE SERVER");
    }

    private OtherStatement AlterServer(int start)
    {
        Expect("server");
        Identifier();
        if (Is("rename") || Is("owner"))
        {
            NameOrOwnerChange();
        }
        else
        {
            var hasVersion = Is("version");
            if (hasVersion) ServerVersion();
            if (!hasVersion || Is("options")) ForeignOptionChanges();
        }

        return new OtherStatement(From(start), "ALTER SERVER");
    }

    private void ServerVersion()
    {
        Expect("version");
        if (!Accept("null")) StringLiteral();
    }

    private OtherStatement CreateUserMapping(int start)
    {
        Expect("user");
        Expect("mapping");
        AcceptIfNotExists();
        UserMappingName();
        ForeignOptions();
        return new OtherStatement(From(start), "CREATE USER MAPPING");
    }

    private OtherStatement AlterUserMapping(int start)
    {
        Expect("user");
        Expect("mapping");
        UserMappingName();
        ForeignOptionChanges();
        return new OtherStatement(From(start), "ALTER USER MAPPING");
    }

    /// <summary><c>FOR user SERVER name</c>.</summary>
    private void UserMappingName()
    {
        Expect("for");
        if (!Accept("user")) RoleName();
        Expect("server");
        Identifier();
    }

    private OtherStatement ImportForeignSchema(int start)
    {
        Expect("import");
        Expect("foreign");
        Expect("schema");
        Identifier();
        if (Accept("limit"))
        {
            Expect("to");
            ParenthesizedList(static p => p.RelationName());
        }
        else if (Accept("except"))
        {
            ParenthesizedList(static p => p.RelationName());
        }

        Expect("from");
        Expect("server");
        Identifier();
        Expect("into");
        Identifier();
        ForeignOptions();
        return new OtherStatement(From(start), "IMPORT FOREIGN SCHEMA");
    }
}
