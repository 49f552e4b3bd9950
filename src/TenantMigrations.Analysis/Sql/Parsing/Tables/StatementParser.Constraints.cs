namespace TenantMigrations.Analysis.Sql;

/// <summary>The constraints of a table.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>TableConstraint.</remarks>
    private Constraint TableConstraint()
    {
        var start = Current.Start;
        var name = Accept("constraint") ? Identifier() : null;
        var constraint = TableConstraintElement();
        var flags = constraint switch
        {
            CheckConstraint => ConstraintAttributes("CHECK", ConstraintFlags.NotValid | ConstraintFlags.NoInherit | EnforcedFlags),
            NotNullConstraint => ConstraintAttributes("NOT NULL", ConstraintFlags.NotValid | ConstraintFlags.NoInherit),
            ForeignKeyConstraint => ConstraintAttributes("FOREIGN KEY", DeferredFlags | ConstraintFlags.NotValid | EnforcedFlags),
            UniqueConstraint { IsPrimaryKey: true } => ConstraintAttributes("PRIMARY KEY", DeferredFlags),
            UniqueConstraint => ConstraintAttributes("UNIQUE", DeferredFlags),
            _ => ConstraintAttributes("EXCLUDE", DeferredFlags),
        };
        return constraint with { Span = From(start), Name = name, Flags = flags };
    }

    /// <summary>Whether a constraint comes next rather than a column. <c>exclude</c> alone of the words may be a column's name.</summary>
    private bool IsTableConstraintAhead() =>
        Is("constraint") || Is("check") || Is("unique") || Is("primary") || Is("foreign")
        || Version >= 18 && Is("not")
        || Is("exclude") && (IsAhead(1, SqlTokenKind.LeftParenthesis) || IsAhead(1, "using"));

    /// <remarks>ConstraintElem.</remarks>
    private Constraint TableConstraintElement()
    {
        if (Accept("check")) return new CheckConstraint(default, ParenthesizedExpression());
        if (Accept("unique"))
        {
            if (Is("using")) return KeyOfIndex(isPrimaryKey: false);
            var nullsAreDistinct = AcceptNullsDistinct();
            return Key(isPrimaryKey: false) with { NullsAreDistinct = nullsAreDistinct };
        }

        if (Accept("primary"))
        {
            Expect("key");
            return Is("using") ? KeyOfIndex(isPrimaryKey: true) : Key(isPrimaryKey: true);
        }

        if (Accept("foreign")) return ForeignKey();
        if (Version >= 18 && Accept("not"))
        {
            Expect("null");
            return new NotNullConstraint(default, Identifier());
        }

        Expect("exclude");
        return Exclude();
    }

    /// <remarks>ExistingIndex.</remarks>
    private UniqueConstraint KeyOfIndex(bool isPrimaryKey)
    {
        Expect("using", "index");
        return new UniqueConstraint(default, isPrimaryKey, []) { Index = Identifier() };
    }

    /// <remarks>'(' columnList opt_without_overlaps ')' opt_c_include opt_definition OptConsTableSpace.</remarks>
    private UniqueConstraint Key(bool isPrimaryKey)
    {
        Expect(SqlTokenKind.LeftParenthesis);
        var columns = CommaList(static p => p.Identifier());
        var withoutOverlaps = Version >= 18 && Accept("without");
        if (withoutOverlaps) Expect("overlaps");
        Expect(SqlTokenKind.RightParenthesis);
        var included = IncludedColumns();
        var options = WithDefinition();
        var tablespace = IndexTablespace();
        return new UniqueConstraint(default, isPrimaryKey, columns)
        {
            WithoutOverlaps = withoutOverlaps,
            Included = included,
            Options = options,
            Tablespace = tablespace,
        };
    }

    /// <remarks>opt_c_include.</remarks>
    private List<Name> IncludedColumns() => Accept("include") ? ColumnNames() : [];

    /// <remarks>Behind EXCLUDE: access_method_clause '(' ExclusionConstraintList ')' and what follows.</remarks>
    private ExcludeConstraint Exclude()
    {
        var method = Accept("using") ? Identifier() : null;
        var elements = new List<IndexElement>();
        var operators = new List<string>();
        Expect(SqlTokenKind.LeftParenthesis);
        do
        {
            elements.Add(IndexElement());
            Expect("with");
            // OPERATOR is reserved for nothing: it may be a schema's name.
            operators.Add(IsAhead(0, "operator") && !IsAhead(1, SqlTokenKind.Dot) ? OperatorName() : QualifiedOperator());
        }
        while (Accept(SqlTokenKind.Comma));
        Expect(SqlTokenKind.RightParenthesis);
        var included = IncludedColumns();
        var options = WithDefinition();
        var tablespace = IndexTablespace();
        var where = Accept("where") ? ParenthesizedExpression() : null;
        return new ExcludeConstraint(default, method, elements, operators)
        {
            Included = included,
            Options = options,
            Tablespace = tablespace,
            Where = where,
        };
    }
}
