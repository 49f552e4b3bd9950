namespace TenantMigrations.Analysis.Sql;

/// <summary>Views, materialized ones and others.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>ViewStmt. It may be UNLOGGED too, which is refused only later.</remarks>
    private Statement CreateView(int start, bool replaces)
    {
        var persistence = Persistence();
        var isRecursive = Accept("recursive");
        Expect("view");
        var name = TableName();
        var columns = isRecursive ? ColumnNames() : OptionalColumnNames();
        var options = OptionalStorageOptions();
        Expect("as");
        var query = Query();
        var checkStart = Current.Start;
        var checkOption = OptionalCheckOption();
        if (isRecursive && checkOption != CheckOption.None) FailAt(From(checkStart), "A recursive view has no WITH CHECK OPTION.");
        return new CreateView(From(start), name, columns, query)
        {
            Replaces = replaces,
            IsTemporary = persistence == TablePersistence.Temporary,
            IsRecursive = isRecursive,
            Options = options,
            CheckOption = checkOption,
        };
    }

    /// <remarks>opt_check_option.</remarks>
    private CheckOption OptionalCheckOption()
    {
        if (!Accept("with")) return CheckOption.None;
        var isLocal = Accept("local");
        if (!isLocal) Accept("cascaded");
        Expect("check", "option");
        return isLocal ? CheckOption.Local : CheckOption.Cascaded;
    }

    /// <remarks>CreateMatViewStmt.</remarks>
    private Statement CreateMaterializedView(int start)
    {
        var isUnlogged = Accept("unlogged");
        Expect("materialized", "view");
        var ifNotExists = AcceptIfNotExists();
        var name = TableName();
        var columns = OptionalColumnNames();
        var placement = Placement(isTable: false);
        Expect("as");
        var query = Query();
        var withData = AcceptWithData();
        return new CreateMaterializedView(From(start), name, columns, query)
        {
            IsUnlogged = isUnlogged,
            IfNotExists = ifNotExists,
            Placement = placement,
            WithData = withData,
        };
    }

    /// <remarks>RefreshMatViewStmt.</remarks>
    private Statement RefreshMaterializedView(int start)
    {
        Expect("refresh");
        Expect("materialized", "view");
        var isConcurrent = Accept("concurrently");
        var name = TableName();
        var withData = AcceptWithData();
        return new RefreshMaterializedView(From(start), name, isConcurrent, withData);
    }
}
