namespace TenantMigrations.Analysis.Sql;

/// <summary>CREATE and ALTER DOMAIN.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>CreateDomainStmt: the constraints of a column, of which the analysis refuses some.</remarks>
    private Statement CreateDomain(int start)
    {
        Expect("domain");
        var name = QualifiedName();
        Accept("as");
        var type = TypeName();
        var constraints = ColumnConstraints();
        return new CreateDomain(From(start), name, type, constraints);
    }

    /// <remarks>AlterDomainStmt.</remarks>
    private Statement AlterDomain(int start)
    {
        Expect("domain");
        var name = QualifiedName();
        var action = DomainAction();
        return new AlterDomain(From(start), name, action);
    }

    private AlterAction DomainAction()
    {
        var start = Current.Start;
        if (Accept("add"))
        {
            var constraint = Version < 17 ? TableConstraint() : DomainConstraint();
            return new AddConstraint(From(start), constraint);
        }

        if (Accept("drop")) return DropFromDomain(start);
        if (Accept("set")) return SetOfDomain(start);
        if (Accept("validate"))
        {
            Expect("constraint");
            var name = Identifier();
            return new ValidateConstraint(From(start), name);
        }

        if (Accept("rename")) return RenameOfDomain(start);
        if (OwnerChange() is { } owner) return owner;
        Fail();
        return new OtherAlterAction(From(start), "");
    }

    private AlterAction SetOfDomain(int start)
    {
        if (Accept("default"))
        {
            var value = Expression();
            return new SetDomainDefault(From(start), value);
        }

        if (Accept("not"))
        {
            Expect("null");
            return new SetDomainNotNull(From(start), true);
        }

        Expect("schema");
        var schema = Identifier();
        return new SetSchema(From(start), schema);
    }

    private AlterAction RenameOfDomain(int start)
    {
        if (!Accept("constraint"))
        {
            Expect("to");
            var name = Identifier();
            return new RenameRelation(From(start), name);
        }

        var constraint = Identifier();
        Expect("to");
        var newName = Identifier();
        return new RenameConstraint(From(start), constraint, newName);
    }

    private AlterAction DropFromDomain(int start)
    {
        if (Accept("default")) return new SetDomainDefault(From(start), null);
        if (Accept("not"))
        {
            Expect("null");
            return new SetDomainNotNull(From(start), false);
        }

        Expect("constraint");
        var ifExists = AcceptIfExists();
        var name = Identifier();
        var cascades = DropBehavior();
        return new DropConstraint(From(start), name, ifExists, cascades);
    }

    /// <remarks>DomainConstraint, from 17; before, it was any constraint of a table.</remarks>
    private Constraint DomainConstraint()
    {
        var start = Current.Start;
        var name = Accept("constraint") ? Identifier() : null;
        if (Accept("not"))
        {
            Expect("null");
            var none = ConstraintAttributes("NOT NULL", Version == 17 ? ConstraintFlags.NoInherit : ConstraintFlags.None);
            return new NotNullConstraint(From(start), null) { Name = name, Flags = none };
        }

        Expect("check");
        Expect(SqlTokenKind.LeftParenthesis);
        var condition = Expression();
        Expect(SqlTokenKind.RightParenthesis);
        var flags = ConstraintAttributes("CHECK", ConstraintFlags.NotValid | ConstraintFlags.NoInherit);
        return new CheckConstraint(From(start), condition) { Name = name, Flags = flags };
    }
}
