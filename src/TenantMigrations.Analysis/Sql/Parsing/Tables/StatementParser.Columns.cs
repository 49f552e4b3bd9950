namespace TenantMigrations.Analysis.Sql;

/// <summary>A column, and what is said of it.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>columnDef.</remarks>
    private ColumnDefinition ColumnDefinition()
    {
        var start = Current.Start;
        var name = Identifier();
        var type = TypeName();
        var storage = Version >= 16 && Accept("storage") ? NameOrDefault() : null;
        var compression = Accept("compression") ? NameOrDefault() : null;
        var options = ForeignOptions();
        var constraints = ColumnConstraints(name, out var collation);
        return new ColumnDefinition(From(start), name, type, constraints)
        {
            Collation = collation,
            Storage = storage,
            Compression = compression,
            ForeignOptions = options,
        };
    }

    private string NameOrDefault() => Accept("default") ? "default" : Identifier().Text;

    /// <summary>The constraints of a domain.</summary>
    private List<Constraint> ColumnConstraints() => ColumnConstraints(null, out _);

    /// <summary>The constraints of a column or, without its name, of a domain; none is well too.</summary>
    /// <remarks>ColQualList. Words such as DEFERRABLE belong to the constraint before them; whether they fit it is seen only later.</remarks>
    private List<Constraint> ColumnConstraints(Name? column, out QualifiedName? collation)
    {
        var constraints = new List<Constraint>();
        collation = null;
        while (!IsAtEnd)
        {
            var start = Current.Start;
            if (Accept("collate"))
            {
                var again = collation is not null;
                collation = QualifiedName();
                if (again) FailAt(From(start), "A column has one COLLATE.");
            }
            else if (ColumnAttribute() is var flag and not ConstraintFlags.None)
            {
                if (constraints.Count > 0) constraints[constraints.Count - 1] = Flagged(constraints[constraints.Count - 1], flag, start);
            }
            else if (NamedColumnConstraint(column) is { } constraint)
            {
                constraints.Add(constraint);
            }
            else
            {
                break;
            }
        }

        return constraints;
    }

    private Constraint Flagged(Constraint constraint, ConstraintFlags flag, int start) =>
        constraint with { Span = new SqlSpan(constraint.Span.Start, From(start).End), Flags = constraint.Flags | flag };

    /// <remarks>ConstraintAttr.</remarks>
    private ConstraintFlags ColumnAttribute()
    {
        if (Accept("deferrable")) return ConstraintFlags.Deferrable;
        if (Accept("not", "deferrable")) return ConstraintFlags.NotDeferrable;
        if (Accept("initially")) return Initially();
        if (Version < 18) return ConstraintFlags.None;
        if (Accept("enforced")) return ConstraintFlags.Enforced;
        return Accept("not", "enforced") ? ConstraintFlags.NotEnforced : ConstraintFlags.None;
    }

    /// <remarks>CONSTRAINT name ColConstraintElem, ColConstraintElem.</remarks>
    private Constraint? NamedColumnConstraint(Name? column)
    {
        var start = Current.Start;
        var name = Accept("constraint") ? Identifier() : null;
        var constraint = ColumnConstraint(start, column);
        if (constraint is null && name is not null) Fail();
        return constraint is null ? null : constraint with { Span = From(start), Name = name };
    }

    /// <remarks>ColConstraintElem.</remarks>
    private Constraint? ColumnConstraint(int start, Name? column)
    {
        if (Accept("not"))
        {
            Expect("null");
            return new NotNullConstraint(default, column) { Flags = Version >= 18 ? OptionalNoInherit() : ConstraintFlags.None };
        }

        if (Accept("null")) return new NullConstraint(default);
        if (Accept("unique")) return ColumnKey(column, isPrimaryKey: false);
        if (Accept("primary"))
        {
            Expect("key");
            return ColumnKey(column, isPrimaryKey: true);
        }

        if (Accept("check"))
        {
            var condition = ParenthesizedExpression();
            return new CheckConstraint(default, condition) { Flags = OptionalNoInherit() };
        }

        if (Accept("default")) return new DefaultConstraint(default, RestrictedExpression());
        if (Accept("generated")) return Generated();
        return Accept("references") ? References(column is null ? [] : [column], false) : null;
    }

    private UniqueConstraint ColumnKey(Name? column, bool isPrimaryKey)
    {
        var nullsAreDistinct = isPrimaryKey || AcceptNullsDistinct();
        var options = WithDefinition();
        var tablespace = IndexTablespace();
        return new UniqueConstraint(default, isPrimaryKey, column is null ? [] : [column])
        {
            NullsAreDistinct = nullsAreDistinct,
            Options = options,
            Tablespace = tablespace,
        };
    }

    /// <remarks>Behind GENERATED: generated_when AS IDENTITY or AS '(' a_expr ')' STORED.</remarks>
    private Constraint Generated()
    {
        var start = Current.Start;
        var isAlways = AcceptAlways();
        var when = From(start);
        Expect("as");
        if (Accept("identity")) return new IdentityConstraint(default, isAlways, SequenceOptionsInParentheses());
        var value = ParenthesizedExpression();
        // With 18 the word may be left out, and virtual is what is meant then.
        var isStored = Version < 18 || !Accept("virtual") && Is("stored");
        if (isStored) Expect("stored");
        if (!isAlways) FailAt(when, "A computed column is GENERATED ALWAYS AS (…); BY DEFAULT is for identity columns.");
        return new GeneratedConstraint(default, value, isStored);
    }

    /// <remarks>generated_when.</remarks>
    private bool AcceptAlways()
    {
        if (Accept("always")) return true;
        Expect("by", "default");
        return false;
    }

    private Expression ParenthesizedExpression()
    {
        Expect(SqlTokenKind.LeftParenthesis);
        var expression = Expression();
        Expect(SqlTokenKind.RightParenthesis);
        return expression;
    }

    /// <remarks>opt_no_inherit.</remarks>
    private ConstraintFlags OptionalNoInherit()
    {
        if (!Accept("no")) return ConstraintFlags.None;
        Expect("inherit");
        return ConstraintFlags.NoInherit;
    }

    /// <summary>False for <c>NULLS NOT DISTINCT</c>.</summary>
    /// <remarks>opt_unique_null_treatment.</remarks>
    private bool AcceptNullsDistinct()
    {
        if (!Accept("nulls")) return true;
        var isNot = Accept("not");
        Expect("distinct");
        return !isNot;
    }

    /// <remarks>OptConsTableSpace.</remarks>
    private Name? IndexTablespace()
    {
        if (!Accept("using")) return null;
        Expect("index", "tablespace");
        return Identifier();
    }
}
