namespace TenantMigrations.Analysis.Sql;

/// <summary>The kinds of objects that are named the same way in DROP, COMMENT and SECURITY LABEL.</summary>
internal sealed partial class StatementParser
{
    /// <summary>A kind of object that has a plain name, or one with a schema; null where none of them comes next.</summary>
    /// <remarks>object_type_any_name, drop_type_name.</remarks>
    private ObjectKind? AcceptPlainKind()
    {
        if (AcceptRelationKind() is { } relation) return relation;
        if (Accept("schema")) return ObjectKind.Schema;
        if (Accept("extension")) return ObjectKind.Extension;
        if (Accept("collation")) return ObjectKind.Collation;
        if (Accept("conversion")) return ObjectKind.Conversion;
        if (Accept("statistics")) return ObjectKind.Statistics;
        if (Accept("server")) return ObjectKind.Server;
        if (Accept("publication")) return ObjectKind.Publication;
        if (Accept("language")) return ObjectKind.Language;
        if (Accept("text")) return SearchKind();
        if (Accept("procedural")) return Second("language", ObjectKind.Language);
        if (Accept("access")) return Second("method", ObjectKind.AccessMethod);
        return Accept("event") ? Second("trigger", ObjectKind.EventTrigger) : null;
    }

    private ObjectKind? AcceptRelationKind()
    {
        if (Accept("table")) return ObjectKind.Table;
        if (Accept("view")) return ObjectKind.View;
        if (Accept("index")) return ObjectKind.Index;
        if (Accept("sequence")) return ObjectKind.Sequence;
        if (Accept("materialized")) return Second("view", ObjectKind.MaterializedView);
        if (!Accept("foreign")) return null;
        if (Accept("table")) return ObjectKind.ForeignTable;
        Expect("data", "wrapper");
        return ObjectKind.ForeignDataWrapper;
    }

    private ObjectKind SearchKind()
    {
        Expect("search");
        if (Accept("parser")) return ObjectKind.TextSearchParser;
        if (Accept("dictionary")) return ObjectKind.TextSearchDictionary;
        if (Accept("template")) return ObjectKind.TextSearchTemplate;
        return Second("configuration", ObjectKind.TextSearchConfiguration);
    }

    private ObjectKind Second(string word, ObjectKind kind)
    {
        Expect(word);
        return kind;
    }

    /// <remarks>object_type_name_on_any_name.</remarks>
    private ObjectKind? AcceptKindOnTable()
    {
        if (Accept("trigger")) return ObjectKind.Trigger;
        if (Accept("policy")) return ObjectKind.Policy;
        return Accept("rule") ? ObjectKind.Rule : null;
    }

    /// <summary>An object of one of the kinds that have no schema, or of one of those that have.</summary>
    private ObjectReference NamedObject(ObjectKind kind)
    {
        var name = HasSchema(kind) ? QualifiedName() : SingleName();
        return new ObjectReference(name.Span, kind, name);
    }

    private static bool HasSchema(ObjectKind kind) => kind is not (ObjectKind.Schema or ObjectKind.Extension or ObjectKind.Server or ObjectKind.Publication
        or ObjectKind.Language or ObjectKind.AccessMethod or ObjectKind.EventTrigger or ObjectKind.ForeignDataWrapper
        or ObjectKind.Database or ObjectKind.Tablespace or ObjectKind.Subscription or ObjectKind.Role);

    /// <summary>A trigger, policy, rule or constraint: <c>name ON table</c>.</summary>
    private ObjectReference ObjectOnTable(ObjectKind kind)
    {
        var name = SingleName();
        Expect("on");
        // A table may be called domain.
        if (kind == ObjectKind.Constraint && IsIdentifier(Peek()) && Accept("domain")) kind = ObjectKind.DomainConstraint;
        var owner = QualifiedName();
        return new ObjectReference(From(name.Span.Start), kind, name, owner);
    }

    private ObjectReference TypeObject(ObjectKind kind)
    {
        var type = TypeName();
        return new ObjectReference(type.Span, kind, type.Name);
    }

    private ObjectReference RoutineObject(ObjectKind kind)
    {
        var routine = RoutineSignature();
        return new ObjectReference(routine.Span, kind, routine.Name);
    }

    private ObjectReference AggregateObject()
    {
        var aggregate = AggregateSignature();
        return new ObjectReference(aggregate.Span, ObjectKind.Aggregate, aggregate.Name);
    }

    private ObjectReference OperatorObject() => new(OperatorSignature().Span, ObjectKind.Operator, null);

    /// <remarks>Behind OPERATOR CLASS or FAMILY: any_name USING name.</remarks>
    private ObjectReference OperatorGroup(ObjectKind kind)
    {
        var name = QualifiedName();
        Expect("using");
        Identifier();
        return new ObjectReference(From(name.Span.Start), kind, name);
    }

    /// <summary>Whether behind OPERATOR a class or family is meant; either may be the schema of an operator too.</summary>
    private ObjectKind? AcceptOperatorGroup() =>
        IsAhead(1, SqlTokenKind.Dot) ? null
        : Accept("class") ? ObjectKind.OperatorClass
        : Accept("family") ? ObjectKind.OperatorFamily
        : null;

    /// <remarks>'(' Typename AS Typename ')'.</remarks>
    private ObjectReference CastObject()
    {
        var start = Current.Start;
        Expect(SqlTokenKind.LeftParenthesis);
        TypeName();
        Expect("as");
        TypeName();
        Expect(SqlTokenKind.RightParenthesis);
        return new ObjectReference(From(start), ObjectKind.Cast, null);
    }

    /// <remarks>FOR Typename LANGUAGE name.</remarks>
    private ObjectReference TransformObject()
    {
        var start = Current.Start;
        Expect("for");
        TypeName();
        Expect("language");
        Identifier();
        return new ObjectReference(From(start), ObjectKind.Transform, null);
    }

    private QualifiedName SingleName()
    {
        var name = Identifier();
        return new QualifiedName(name.Span, [name]);
    }
}
