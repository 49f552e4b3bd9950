namespace TenantMigrations.Analysis.Sql;

/// <summary>What privileges are granted on.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>privilege_target.</remarks>
    private GrantTarget GrantTargets()
    {
        var start = Current.Start;
        if (Accept("all")) return AllInSchema(start);
        if (Accept("table")) return Target(start, GrantTargetKind.Table, TableNames());
        if (Accept("foreign"))
        {
            if (Accept("server")) return Target(start, GrantTargetKind.ForeignServer, SimpleNames());
            Expect("data");
            Expect("wrapper");
            return Target(start, GrantTargetKind.ForeignDataWrapper, SimpleNames());
        }

        if (AcceptKind("sequence")) return Target(start, GrantTargetKind.Sequence, TableNames());
        if (AcceptKind("function")) return Target(start, GrantTargetKind.Function, RoutineNames());
        if (AcceptKind("procedure")) return Target(start, GrantTargetKind.Procedure, RoutineNames());
        if (AcceptKind("routine")) return Target(start, GrantTargetKind.Routine, RoutineNames());
        if (AcceptKind("database")) return Target(start, GrantTargetKind.Database, SimpleNames());
        if (AcceptKind("domain")) return Target(start, GrantTargetKind.Domain, QualifiedNames());
        if (AcceptKind("language")) return Target(start, GrantTargetKind.Language, SimpleNames());
        if (AcceptKind("parameter")) return Target(start, GrantTargetKind.Parameter, CommaList(static p => p.ParameterName()));
        if (AcceptKind("schema")) return Target(start, GrantTargetKind.Schema, SimpleNames());
        if (AcceptKind("tablespace")) return Target(start, GrantTargetKind.Tablespace, SimpleNames());
        if (AcceptKind("type")) return Target(start, GrantTargetKind.Type, QualifiedNames());
        if (!AcceptKind("large")) return Target(start, GrantTargetKind.Table, TableNames());
        Expect("object");
        CommaList(static p => p.SignedNumber());
        return new GrantTarget(From(start), GrantTargetKind.LargeObject, []);
    }

    private GrantTarget AllInSchema(int start)
    {
        var kind = Accept("tables") ? GrantTargetKind.Table
            : Accept("sequences") ? GrantTargetKind.Sequence
            : Accept("functions") ? GrantTargetKind.Function
            : Accept("procedures") ? GrantTargetKind.Procedure
            : GrantTargetKind.Routine;
        if (kind == GrantTargetKind.Routine) Expect("routines");
        Expect("in");
        Expect("schema");
        var schemas = SimpleNames();
        return new GrantTarget(From(start), kind, schemas, IsAllInSchema: true);
    }

    private GrantTarget Target(int start, GrantTargetKind kind, List<QualifiedName> names) => new(From(start), kind, names);

    // The word of a kind may name a table as well; then the list of names goes on or ends behind it.
    private bool AcceptKind(string word) =>
        !IsAhead(1, "to") && !IsAhead(1, "from") && !IsAhead(1, SqlTokenKind.Comma) && !IsAhead(1, SqlTokenKind.Dot) && Accept(word);

    /// <remarks>qualified_name_list.</remarks>
    private List<QualifiedName> TableNames() => CommaList(static p => p.TableName());

    /// <remarks>name_list.</remarks>
    private List<QualifiedName> SimpleNames() => CommaList(static p =>
    {
        var name = p.Identifier();
        return new QualifiedName(name.Span, [name]);
    });

    /// <remarks>parameter_name.</remarks>
    private QualifiedName ParameterName()
    {
        var start = Current.Start;
        var parts = new List<Name> { Identifier() };
        while (Accept(SqlTokenKind.Dot)) parts.Add(Identifier());
        return new QualifiedName(From(start), parts);
    }

    private List<QualifiedName> RoutineNames() => CommaList(static p => p.RoutineSignature().Name);
}
