namespace TenantMigrations.Analysis.Sql;

/// <summary>What ALTER TABLE does, but for single columns.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>alter_table_cmd.</remarks>
    private AlterAction AlterAction()
    {
        var start = Current.Start;
        if (Accept("add")) return AddAction(start);
        if (Accept("alter")) return Accept("constraint") ? AlterConstraint(start) : AlterColumn(start);
        if (Accept("drop")) return DropAction(start);
        if (Accept("set")) return SetAction(start);
        if (Accept("enable")) return Switch(start, isOn: true);
        if (Accept("disable")) return Switch(start, isOn: false);
        if (Accept("force")) return RowSecurity(start, isForce: true, isOn: true);
        if (Accept("no")) return Accept("force") ? RowSecurity(start, isForce: true, isOn: false) : Inheritance(start, inherits: false);
        if (Is("inherit")) return Inheritance(start, inherits: true);
        if (Accept("validate"))
        {
            Expect("constraint");
            var name = Identifier();
            return new ValidateConstraint(From(start), name);
        }

        if (Accept("owner"))
        {
            Expect("to");
            var owner = RoleName();
            return new SetOwner(From(start), owner);
        }

        if (Accept("reset"))
        {
            var options = StorageOptions();
            return new SetOptions(From(start), options, true);
        }

        return RareAction(start);
    }

    private AlterAction RareAction(int start)
    {
        if (Accept("replica")) return ReplicaIdentity(start);
        if (Accept("cluster"))
        {
            Expect("on");
            var index = Identifier();
            return new ClusterOn(From(start), index);
        }

        if (Accept("of"))
        {
            var type = QualifiedName();
            return new SetType(From(start), type);
        }

        if (Accept("not"))
        {
            Expect("of");
            return new SetType(From(start), null);
        }

        var options = ForeignOptionChanges();
        return new SetOptions(From(start), options, false);
    }

    /// <remarks>Behind ADD: opt_column columnDef with IF NOT EXISTS or without, TableConstraint.</remarks>
    private AlterAction AddAction(int start)
    {
        var isColumn = Accept("column");
        if (!isColumn && IsTableConstraintAhead())
        {
            var constraint = TableConstraint();
            return new AddConstraint(From(start), constraint);
        }

        var ifNotExists = AcceptIfNotExists();
        var column = ColumnDefinition();
        return new AddColumn(From(start), column, ifNotExists);
    }

    private AlterAction DropAction(int start)
    {
        var isConstraint = Accept("constraint");
        if (!isConstraint) Accept("column");
        var ifExists = AcceptIfExists();
        var name = Identifier();
        var cascades = DropBehavior();
        return isConstraint ? new DropConstraint(From(start), name, ifExists, cascades) : new DropColumn(From(start), name, ifExists, cascades);
    }

    /// <remarks>Behind ALTER CONSTRAINT. That only some constraints can be altered is seen later.</remarks>
    private AlterConstraint AlterConstraint(int start)
    {
        var name = Identifier();
        if (Version >= 18 && Accept("inherit")) return new AlterConstraint(From(start), name, ConstraintFlags.None, true);
        var allowed = Version >= 18 ? DeferredFlags | EnforcedFlags | ConstraintFlags.NoInherit : DeferredFlags;
        var flags = ConstraintAttributes("Altered", allowed);
        return new AlterConstraint(From(start), name, flags, false);
    }

    private AlterAction SetAction(int start)
    {
        if (Is(SqlTokenKind.LeftParenthesis))
        {
            var options = StorageOptions();
            return new SetOptions(From(start), options, false);
        }

        if (Accept("logged")) return new SetLogged(From(start), true);
        if (Accept("unlogged")) return new SetLogged(From(start), false);
        if (Accept("tablespace"))
        {
            var tablespace = Identifier();
            return new SetTablespace(From(start), tablespace);
        }

        if (Accept("access"))
        {
            Expect("method");
            var method = Version >= 17 && Accept("default") ? null : Identifier();
            return new SetAccessMethod(From(start), method);
        }

        Expect("without");
        if (Accept("cluster")) return new ClusterOn(From(start), null);
        Expect("oids");
        return new OtherAlterAction(From(start), "SET WITHOUT OIDS");
    }

    /// <remarks>Behind ENABLE or DISABLE.</remarks>
    private AlterAction Switch(int start, bool isOn)
    {
        if (Is("row")) return RowSecurity(start, isForce: false, isOn);
        var when = isOn && Accept("always") ? "ALWAYS" : isOn && Accept("replica") ? "REPLICA" : null;
        Name? name = null;
        var isRule = Accept("rule");
        if (!isRule) Expect("trigger");
        if (isRule || when is not null || !Accept("all") && !Accept("user")) name = Identifier();
        return new SwitchTrigger(From(start), isRule, isOn, name, when);
    }

    private SwitchRowSecurity RowSecurity(int start, bool isForce, bool isOn)
    {
        Expect("row");
        Expect("level", "security");
        return new SwitchRowSecurity(From(start), isForce, isOn);
    }

    private SetInheritance Inheritance(int start, bool inherits)
    {
        Expect("inherit");
        var parent = TableName();
        return new SetInheritance(From(start), parent, inherits);
    }

    /// <remarks>replica_identity.</remarks>
    private SetReplicaIdentity ReplicaIdentity(int start)
    {
        Expect("identity");
        if (Accept("nothing")) return new SetReplicaIdentity(From(start), "NOTHING", null);
        if (Accept("full")) return new SetReplicaIdentity(From(start), "FULL", null);
        if (Accept("default")) return new SetReplicaIdentity(From(start), "DEFAULT", null);
        Expect("using", "index");
        var index = Identifier();
        return new SetReplicaIdentity(From(start), "INDEX", index);
    }
}
