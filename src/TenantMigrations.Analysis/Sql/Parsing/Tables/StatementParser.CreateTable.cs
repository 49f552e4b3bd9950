namespace TenantMigrations.Analysis.Sql;

/// <summary>CREATE TABLE in all its forms.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>CreateStmt, CreateAsStmt.</remarks>
    private Statement CreateTable(int start)
    {
        var persistence = Persistence();
        if (persistence != TablePersistence.Permanent)
        {
            // Those have productions of their own, which begin with the same words.
            Note("view");
            Note("sequence");
        }

        Expect("table");
        var ifNotExists = AcceptIfNotExists();
        var table = new CreateTable(default, TableName(), []) { Persistence = persistence, IfNotExists = ifNotExists };
        if (Accept("of"))
        {
            var type = QualifiedName();
            table = table with { OfType = type, Elements = TypedTableElements() };
        }
        else if (Accept("partition"))
        {
            table = PartitionOf(table);
        }
        else if (Is(SqlTokenKind.LeftParenthesis) && !IsListOfNamesAhead())
        {
            table = TableBody(table);
        }
        else
        {
            return CreateTableAs(start, table);
        }

        var partitionedBy = PartitionKey();
        var placement = Placement(isTable: true);
        return table with { Span = From(start), PartitionedBy = partitionedBy, Placement = placement };
    }

    /// <remarks>CREATE FOREIGN TABLE, CreateForeignTableStmt.</remarks>
    private Statement CreateForeignTable(int start)
    {
        Expect("foreign", "table");
        var ifNotExists = AcceptIfNotExists();
        var table = new CreateTable(default, TableName(), []) { IfNotExists = ifNotExists };
        table = Accept("partition") ? PartitionOf(table) : TableBody(table);
        Expect("server");
        var server = Identifier();
        var options = ForeignOptions();
        return table with { Span = From(start), Server = server, ForeignOptions = options };
    }

    /// <remarks>'(' OptTableElementList ')' OptInherit.</remarks>
    private CreateTable TableBody(CreateTable table)
    {
        var elements = TableElements();
        List<QualifiedName> parents = Accept("inherits") ? ParenthesizedList(static p => p.TableName()) : [];
        return table with { Elements = elements, Parents = parents };
    }

    // Behind PARTITION.
    private CreateTable PartitionOf(CreateTable table)
    {
        Expect("of");
        var parent = TableName();
        var elements = TypedTableElements();
        var bound = PartitionBound();
        return table with { PartitionOf = parent, Elements = elements, Bound = bound };
    }

    /// <remarks>create_as_target AS SelectStmt or EXECUTE, opt_with_data.</remarks>
    private CreateTableAs CreateTableAs(int start, CreateTable table)
    {
        var columns = OptionalColumnNames();
        var placement = Placement(isTable: true);
        if (columns.Count > 0 && !Is("as")) Fail("A column needs a type, as in (id integer). Names alone are for CREATE TABLE … AS with a query.");
        Expect("as");
        Name? executed = null;
        Query? query = null;
        if (Accept("execute"))
        {
            executed = Identifier();
            if (Is(SqlTokenKind.LeftParenthesis)) ParenthesizedList(static p => p.Expression());
        }
        else
        {
            query = Query();
        }

        var withData = AcceptWithData();
        return new CreateTableAs(From(start), table.Name, columns, query)
        {
            Persistence = table.Persistence,
            IfNotExists = table.IfNotExists,
            Placement = placement,
            Executed = executed,
            WithData = withData,
        };
    }

    /// <remarks>OptTemp, OptNoLog.</remarks>
    private TablePersistence Persistence()
    {
        if (Accept("unlogged")) return TablePersistence.Unlogged;
        var isScoped = Accept("local") || Accept("global");
        if (Accept("temp") || Accept("temporary")) return TablePersistence.Temporary;
        if (isScoped) Fail();
        return TablePersistence.Permanent;
    }

    /// <summary>What is said behind a table's columns. A materialized view has no WITHOUT OIDS and no ON COMMIT.</summary>
    /// <remarks>table_access_method_clause OptWith OnCommitOption OptTableSpace.</remarks>
    private TablePlacement Placement(bool isTable)
    {
        var method = Accept("using") ? Identifier() : null;
        var options = OptionalStorageOptions();
        if (isTable && options.Count == 0 && Accept("without")) Expect("oids");
        var onCommit = isTable && Accept("on") ? OnCommitAction() : OnCommit.Unsaid;
        var tablespace = OptionalTablespace();
        return new TablePlacement(method, options, onCommit, tablespace);
    }

    private OnCommit OnCommitAction()
    {
        Expect("commit");
        if (Accept("drop")) return OnCommit.Drop;
        if (Accept("delete"))
        {
            Expect("rows");
            return OnCommit.DeleteRows;
        }

        Expect("preserve", "rows");
        return OnCommit.PreserveRows;
    }

    /// <remarks>opt_reloptions.</remarks>
    private List<Option> OptionalStorageOptions() => Accept("with") ? StorageOptions() : [];

    /// <remarks>OptTableSpace.</remarks>
    private Name? OptionalTablespace() => Accept("tablespace") ? Identifier() : null;

    /// <remarks>opt_column_list.</remarks>
    private List<Name> OptionalColumnNames() => Is(SqlTokenKind.LeftParenthesis) ? ColumnNames() : [];

    /// <summary>False for <c>WITH NO DATA</c>.</summary>
    /// <remarks>opt_with_data.</remarks>
    private bool AcceptWithData()
    {
        if (!Accept("with")) return true;
        var isEmpty = Accept("no");
        Expect("data");
        return !isEmpty;
    }

    // Names without types are those of CREATE TABLE … AS; the first one tells.
    private bool IsListOfNamesAhead() =>
        IsIdentifier(Peek()) && (IsAhead(2, SqlTokenKind.Comma) || IsAhead(2, SqlTokenKind.RightParenthesis));
}
