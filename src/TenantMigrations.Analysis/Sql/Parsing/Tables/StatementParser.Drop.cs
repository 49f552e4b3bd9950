namespace TenantMigrations.Analysis.Sql;

/// <summary>DROP of whatever there is.</summary>
internal sealed partial class StatementParser
{
    private Statement Drop(int start)
    {
        Expect("drop");
        if (AcceptPlainKind() is { } kind) return DropObjects(start, kind);
        if (AcceptKindOnTable() is { } kindOnTable) return DropOne(start, kindOnTable, static (p, k) => p.ObjectOnTable(k));
        if (AcceptRoutineKind() is { } routine) return DropList(start, routine, static (p, k) => p.RoutineObject(k));
        if (Accept("type")) return DropList(start, ObjectKind.Type, static (p, k) => p.TypeObject(k));
        if (Accept("domain")) return DropList(start, ObjectKind.Domain, static (p, k) => p.TypeObject(k));
        if (Accept("aggregate")) return DropList(start, ObjectKind.Aggregate, static (p, _) => p.AggregateObject());
        if (Accept("cast")) return DropOne(start, ObjectKind.Cast, static (p, _) => p.CastObject());
        if (Accept("transform")) return DropOne(start, ObjectKind.Transform, static (p, _) => p.TransformObject());
        if (Accept("subscription")) return DropOne(start, ObjectKind.Subscription, static (p, k) => p.NamedObject(k));
        if (Accept("operator")) return DropOperator(start);
        if (Accept("tablespace")) return DropWhole(start, ObjectKind.Tablespace);
        if (Accept("database")) return DropWhole(start, ObjectKind.Database);
        if (Accept("owned"))
        {
            Expect("by");
            RoleNames();
            DropBehavior();
            return new OtherStatement(From(start), "DROP OWNED");
        }

        return DropRole(start);
    }

    private ObjectKind? AcceptRoutineKind()
    {
        if (Accept("function")) return ObjectKind.Function;
        if (Accept("procedure")) return ObjectKind.Procedure;
        return Accept("routine") ? ObjectKind.Routine : null;
    }

    /// <remarks>DropStmt.</remarks>
    private Drop DropObjects(int start, ObjectKind kind)
    {
        var isConcurrent = kind == ObjectKind.Index && Accept("concurrently");
        return DropList(start, kind, static (p, k) => p.NamedObject(k)) with { IsConcurrent = isConcurrent };
    }

    private Drop DropList(int start, ObjectKind kind, Func<StatementParser, ObjectKind, ObjectReference> item)
    {
        var ifExists = AcceptIfExists();
        var objects = CommaList(p => item(p, kind));
        var cascades = DropBehavior();
        return new Drop(From(start), kind, objects) { IfExists = ifExists, Cascades = cascades };
    }

    private Drop DropOne(int start, ObjectKind kind, Func<StatementParser, ObjectKind, ObjectReference> item)
    {
        var ifExists = kind is ObjectKind.Cast or ObjectKind.Transform ? AcceptIf() : AcceptIfExists();
        var dropped = item(this, kind);
        var cascades = DropBehavior();
        return new Drop(From(start), kind, [dropped]) { IfExists = ifExists, Cascades = cascades };
    }

    // Where no name can follow, IF is none.
    private bool AcceptIf()
    {
        if (!Accept("if")) return false;
        Expect("exists");
        return true;
    }

    /// <remarks>RemoveOperStmt, DropOpClassStmt, DropOpFamilyStmt.</remarks>
    private Drop DropOperator(int start) => AcceptOperatorGroup() is { } group
        ? DropOne(start, group, static (p, k) => p.OperatorGroup(k))
        : DropList(start, ObjectKind.Operator, static (p, _) => p.OperatorObject());

    /// <remarks>DropTableSpaceStmt, DropdbStmt: nothing depends on them.</remarks>
    private Drop DropWhole(int start, ObjectKind kind)
    {
        var ifExists = AcceptIfExists();
        var dropped = NamedObject(kind);
        if (kind == ObjectKind.Database && (Accept("with") || Is(SqlTokenKind.LeftParenthesis))) ParenthesizedList(static p => p.Second("force", default));
        return new Drop(From(start), kind, [dropped]) { IfExists = ifExists };
    }

    /// <remarks>DropRoleStmt, DropUserMappingStmt.</remarks>
    private Statement DropRole(int start)
    {
        if (Accept("user"))
        {
            // A role may be called mapping.
            if ((IsAhead(1, "for") || IsAhead(1, "if")) && Accept("mapping")) return DropUserMapping(start);
        }
        else if (!Accept("role") && !Accept("group"))
        {
            Note("a kind of object");
            Fail();
        }

        var ifExists = AcceptIfExists();
        var roles = CommaList(static p =>
        {
            var role = p.RoleName();
            return new ObjectReference(role.Span, ObjectKind.Role, role.Name is null ? null : new QualifiedName(role.Span, [role.Name]));
        });
        return new Drop(From(start), ObjectKind.Role, roles) { IfExists = ifExists };
    }

    private Drop DropUserMapping(int start)
    {
        var ifExists = AcceptIf();
        Expect("for");
        var roleStart = Current.Start;
        if (!Accept("user")) RoleName();
        var dropped = new ObjectReference(From(roleStart), ObjectKind.UserMapping, null);
        Expect("server");
        Identifier();
        return new Drop(From(start), ObjectKind.UserMapping, [dropped]) { IfExists = ifExists };
    }
}
