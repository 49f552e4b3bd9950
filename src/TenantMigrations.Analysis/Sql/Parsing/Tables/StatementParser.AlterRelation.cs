namespace TenantMigrations.Analysis.Sql;

/// <summary>ALTER TABLE, and the same of indexes, sequences, views and foreign tables.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>AlterTableStmt, AlterSeqStmt, and the parts of RenameStmt, AlterObjectSchemaStmt, AlterObjectDependsStmt that are about relations.</remarks>
    private Statement AlterRelation(int start)
    {
        var kind = AlteredKind();
        if (kind is ObjectKind.Table or ObjectKind.Index or ObjectKind.MaterializedView && Accept("all")) return AllInTablespace(start);
        var ifExists = AcceptIfExists();
        var relation = AlteredRelation(kind);
        var actions = WholeAction(kind, ifExists) is { } action ? [action] : CommaList(static p => p.AlterAction());
        return new AlterTable(From(start), kind, relation, ifExists, actions);
    }

    private ObjectKind AlteredKind()
    {
        if (Accept("index")) return ObjectKind.Index;
        if (Accept("sequence")) return ObjectKind.Sequence;
        if (Accept("view")) return ObjectKind.View;
        if (Accept("materialized"))
        {
            Expect("view");
            return ObjectKind.MaterializedView;
        }

        var isForeign = Accept("foreign");
        Expect("table");
        return isForeign ? ObjectKind.ForeignTable : ObjectKind.Table;
    }

    private RelationName AlteredRelation(ObjectKind kind)
    {
        if (kind is ObjectKind.Table or ObjectKind.ForeignTable) return RelationName();
        var name = TableName();
        return new RelationName(name.Span, name, false);
    }

    /// <summary>What cannot be one of several actions; null where an action comes next that can.</summary>
    private AlterAction? WholeAction(ObjectKind kind, bool ifExists)
    {
        var start = Current.Start;
        if (Accept("rename")) return Rename(start, kind);
        if (kind != ObjectKind.Index && IsAhead(1, "schema") && SchemaChange() is { } schema) return schema;
        if (kind == ObjectKind.Table || kind == ObjectKind.Index && !ifExists)
        {
            if (Accept("attach")) return Attach(start, kind);
            if (kind == ObjectKind.Table && Accept("detach")) return Detach(start);
        }

        // NO may stand before INHERIT and others too.
        if (kind is ObjectKind.Index or ObjectKind.MaterializedView && !ifExists && (Is("depends") || IsAhead(1, "depends"))
            && ExtensionChange() is { } dependency) return dependency;
        if (kind != ObjectKind.Sequence || IsAhead(0, "no") && (IsAhead(1, "inherit") || IsAhead(1, "force"))) return null;
        var options = SequenceOptions(isRequired: false);
        return options.Count == 0 ? null : new SetSequenceOptions(From(start), options);
    }

    /// <remarks>RenameStmt. An index's or a sequence's columns have no new names, and constraints belong to tables.</remarks>
    private AlterAction Rename(int start, ObjectKind kind)
    {
        var hasColumns = kind is not (ObjectKind.Index or ObjectKind.Sequence);
        if (Accept("to") || !hasColumns && ExpectTo())
        {
            var newName = Identifier();
            return new RenameRelation(From(start), newName);
        }

        var isConstraint = kind == ObjectKind.Table && Accept("constraint");
        if (!isConstraint) Accept("column");
        var oldName = Identifier();
        Expect("to");
        var name = Identifier();
        return isConstraint ? new RenameConstraint(From(start), oldName, name) : new RenameColumn(From(start), oldName, name);
    }

    private bool ExpectTo()
    {
        Expect("to");
        return true;
    }

    /// <remarks>partition_cmd, index_partition_cmd.</remarks>
    private AttachPartition Attach(int start, ObjectKind kind)
    {
        Expect("partition");
        var partition = TableName();
        var bound = kind == ObjectKind.Table ? PartitionBound() : null;
        return new AttachPartition(From(start), partition, bound);
    }

    private DetachPartition Detach(int start)
    {
        Expect("partition");
        var partition = TableName();
        var isConcurrent = Accept("concurrently");
        var finalizes = !isConcurrent && Accept("finalize");
        return new DetachPartition(From(start), partition, isConcurrent, finalizes);
    }

    /// <remarks>Behind ALL: IN TABLESPACE name [OWNED BY role_list] SET TABLESPACE name opt_nowait.</remarks>
    private OtherStatement AllInTablespace(int start)
    {
        Expect("in", "tablespace");
        Identifier();
        if (Accept("owned"))
        {
            Expect("by");
            RoleNames();
        }

        Expect("set", "tablespace");
        Identifier();
        Accept("nowait");
        return new OtherStatement(From(start), "ALTER ALL IN TABLESPACE");
    }
}
