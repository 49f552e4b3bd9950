namespace TenantMigrations.Analysis.Sql;

/// <summary>COMMENT and SECURITY LABEL.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>CommentStmt.</remarks>
    private Statement Comment(int start)
    {
        Expect("comment", "on");
        var target = LabelledObject() ?? CommentedObject();
        Expect("is");
        var text = Accept("null") ? null : StringLiteral();
        return new Comment(From(start), target, text);
    }

    /// <remarks>SecLabelStmt.</remarks>
    private Statement SecurityLabel(int start)
    {
        Expect("security", "label");
        if (Accept("for"))
        {
            if (IsStringAhead(0)) StringLiteral();
            else NonReservedWord();
        }

        Expect("on");
        if (LabelledObject() is null)
        {
            Note("a kind of object");
            Fail();
        }

        Expect("is");
        if (!Accept("null")) StringLiteral();
        return new OtherStatement(From(start), "SECURITY LABEL");
    }

    /// <summary>What can have a label as well as a comment; null where none of it comes next.</summary>
    private ObjectReference? LabelledObject()
    {
        if (AcceptPlainKind() is { } kind) return NamedObject(kind);
        if (AcceptRoutineKind() is { } routine) return RoutineObject(routine);
        if (Accept("column")) return NamedObject(ObjectKind.Column);
        if (Accept("type")) return TypeObject(ObjectKind.Type);
        if (Accept("domain")) return TypeObject(ObjectKind.Domain);
        if (Accept("aggregate")) return AggregateObject();
        if (Accept("role")) return NamedObject(ObjectKind.Role);
        if (Accept("database")) return NamedObject(ObjectKind.Database);
        if (Accept("tablespace")) return NamedObject(ObjectKind.Tablespace);
        if (Accept("subscription")) return NamedObject(ObjectKind.Subscription);
        if (!Accept("large")) return null;
        Expect("object");
        var start = Current.Start;
        SignedNumber();
        return new ObjectReference(From(start), ObjectKind.LargeObject, null);
    }

    private ObjectReference CommentedObject()
    {
        if (AcceptKindOnTable() is { } kind) return ObjectOnTable(kind);
        if (Accept("constraint")) return ObjectOnTable(ObjectKind.Constraint);
        if (Accept("operator")) return AcceptOperatorGroup() is { } group ? OperatorGroup(group) : OperatorObject();
        if (Accept("cast")) return CastObject();
        if (Accept("transform")) return TransformObject();
        Note("a kind of object");
        Fail();
        return new ObjectReference(From(Current.Start), ObjectKind.Table, null);
    }
}
