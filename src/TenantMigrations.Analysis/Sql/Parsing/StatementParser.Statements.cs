namespace TenantMigrations.Analysis.Sql;

/// <summary>Which production a statement's first words lead to.</summary>
internal sealed partial class StatementParser
{
    private Statement TopStatement()
    {
        Note("a statement");
        var start = Current.Start;
        if (Current.Kind == SqlTokenKind.LeftParenthesis) return PreparableStatement();
        switch (Current.Keyword?.Word)
        {
            case "select" or "values" or "table" or "with" or "insert" or "update" or "delete" or "merge": return PreparableStatement();
            case "create": return Create(start);
            case "alter": return Alter(start);
            case "drop": return Drop(start);
            case "truncate": return Truncate(start);
            case "comment": return Comment(start);
            case "security": return SecurityLabel(start);
            case "refresh": return RefreshMaterializedView(start);
            case "grant": return Grant(start);
            case "revoke": return Revoke(start);
            case "reassign": return ReassignOwned(start);
            case "do": return Do(start);
            case "call": return Call(start);
            case "import": return ImportForeignSchema(start);
            case "begin" or "start" or "commit" or "end" or "rollback" or "abort" or "savepoint" or "release": return Transaction(start);
            case "prepare" when IsAhead(1, "transaction") && !IsAhead(2, "as") && !IsAhead(2, SqlTokenKind.LeftParenthesis): return Transaction(start);
            case "set": return Set(start);
            case "reset": return Reset(start);
            case "show": return Show(start);
            case "discard": return Discard(start);
            case "prepare": return Prepare(start);
            case "execute": return Execute(start);
            case "deallocate": return Deallocate(start);
            case "declare": return DeclareCursor(start);
            case "fetch" or "move": return Fetch(start);
            case "close": return CloseCursor(start);
            case "explain": return Explain(start);
            case "copy": return Copy(start);
            case "vacuum" or "analyze" or "analyse": return Vacuum(start);
            case "cluster": return Cluster(start);
            case "reindex": return Reindex(start);
            case "lock": return LockTable(start);
            case "listen" or "unlisten" or "notify": return Notify(start);
            case "checkpoint": return Checkpoint(start);
            case "load": return Load(start);
        }

        Fail();
        return new OtherStatement(From(start), "");
    }

    private Statement Create(int start)
    {
        Expect("create");
        var replaces = Accept("or");
        if (replaces) Expect("replace");
        switch (Current.Keyword?.Word)
        {
            // What may be replaced.
            case "function" or "procedure": return CreateRoutine(start, replaces);
            case "view" or "recursive": return CreateView(start, replaces);
            case "temp" or "temporary" or "local" or "global" or "unlogged" when IsViewAhead(): return CreateView(start, replaces);
            case "trigger" or "constraint": return CreateTrigger(start, replaces);
            case "rule": return CreateRule(start, replaces);
            case "aggregate": return CreateAggregate(start, replaces);
            case "transform": return CreateTransform(start, replaces);
            case "language" or "trusted" or "procedural": return CreateLanguage(start, replaces);
        }

        if (replaces) Fail("OR REPLACE is for functions, procedures, views, triggers, rules, aggregates, transforms and languages only.");
        switch (Current.Keyword?.Word)
        {
            case "materialized": return CreateMaterializedView(start);
            case "unlogged" when IsAhead(1, "materialized"): return CreateMaterializedView(start);
            case "sequence" or "temp" or "temporary" or "local" or "global" or "unlogged" when IsSequenceAhead(): return CreateSequence(start);
            case "table" or "temp" or "temporary" or "local" or "global" or "unlogged": return CreateTable(start);
            case "unique" or "index": return CreateIndex(start);
            case "statistics": return CreateStatistics(start);
            case "foreign" when IsAhead(1, "table"): return CreateForeignTable(start);
            case "foreign": return CreateForeignDataWrapper(start);
            case "type": return CreateType(start);
            case "domain": return CreateDomain(start);
            case "cast": return CreateCast(start);
            case "operator": return CreateOperator(start);
            case "collation": return CreateCollation(start);
            case "conversion" or "default": return CreateConversion(start);
            case "text": return CreateTextSearch(start);
            case "event": return CreateEventTrigger(start);
            case "access": return CreateAccessMethod(start);
            case "schema": return CreateSchema(start);
            case "policy": return CreatePolicy(start);
            case "role" or "user" or "group" when !IsUserMappingAhead(): return CreateRole(start);
            case "user": return CreateUserMapping(start);
            case "database": return CreateDatabase(start);
            case "tablespace": return CreateTablespace(start);
            case "extension": return CreateExtension(start);
            case "server": return CreateServer(start);
            case "publication": return CreatePublication(start);
            case "subscription": return CreateSubscription(start);
        }

        Note("a kind of object");
        Fail();
        return new OtherStatement(From(start), "CREATE");
    }

    private Statement Alter(int start)
    {
        Expect("alter");
        switch (Current.Keyword?.Word)
        {
            case "table" or "index" or "sequence" or "view" or "materialized": return AlterRelation(start);
            case "foreign" when IsAhead(1, "table"): return AlterRelation(start);
            case "foreign": return AlterForeignDataWrapper(start);
            case "statistics": return AlterStatistics(start);
            case "function" or "procedure" or "routine": return AlterRoutine(start);
            case "aggregate": return AlterAggregate(start);
            case "trigger": return AlterTrigger(start);
            case "event": return AlterEventTrigger(start);
            case "rule": return AlterRule(start);
            case "language" or "procedural": return AlterLanguage(start);
            case "type": return AlterType(start);
            case "domain": return AlterDomain(start);
            case "operator": return AlterOperator(start);
            case "collation": return AlterCollation(start);
            case "conversion": return AlterConversion(start);
            case "text": return AlterTextSearch(start);
            case "schema": return AlterSchema(start);
            case "policy": return AlterPolicy(start);
            case "role" or "user" or "group" when !IsUserMappingAhead(): return AlterRole(start);
            case "user": return AlterUserMapping(start);
            case "default": return AlterDefaultPrivileges(start);
            case "database": return AlterDatabase(start);
            case "tablespace": return AlterTablespace(start);
            case "extension": return AlterExtension(start);
            case "server": return AlterServer(start);
            case "publication": return AlterPublication(start);
            case "subscription": return AlterSubscription(start);
            case "system": return AlterSystem(start);
            case "large": return AlterLargeObject(start);
        }

        Note("a kind of object");
        Fail();
        return new OtherStatement(From(start), "ALTER");
    }

    // A user may be named mapping.
    private bool IsUserMappingAhead() => IsAhead(0, "user") && IsAhead(1, "mapping") && (IsAhead(2, "for") || IsAhead(2, "if"));

    private bool IsSequenceAhead() => IsKindAhead("sequence");

    private bool IsViewAhead() => IsKindAhead("view") || IsKindAhead("recursive");

    // Behind at most two words such as LOCAL TEMPORARY.
    private bool IsKindAhead(string kind)
    {
        for (var distance = 0; distance < 3; distance++)
        {
            if (IsAhead(distance, kind)) return true;
            if (Peek(distance).Keyword?.Word is not ("temp" or "temporary" or "local" or "global" or "unlogged")) return false;
        }

        return false;
    }
}
