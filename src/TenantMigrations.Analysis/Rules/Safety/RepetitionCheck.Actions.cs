using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

internal sealed partial class RepetitionCheck
{
    private static readonly Repetition s_rename = new("RENAME", "fails, since the old name is gone", null);

    // Where the table may be missing, all of it may be nothing.
    private Repetition? OfActions(AlterTable table, bool isCleared) => OfActions(table.Actions, isCleared || table.IfExists);

    private Repetition? OfActions(IReadOnlyList<AlterAction> actions, bool isCleared)
    {
        Repetition? first = null;
        foreach (var action in actions)
        {
            var found = OfAction(action);
            if (!isCleared) first ??= found;
        }

        return first;
    }

    private Repetition? OfAction(AlterAction action) => action switch
    {
        AddColumn column => Addition("ADD COLUMN", column.Column.Name, column.IfNotExists, "Write ADD COLUMN IF NOT EXISTS"),
        AddAttribute attribute => Addition("ADD ATTRIBUTE", attribute.Attribute.Name, false, "Put DROP ATTRIBUTE IF EXISTS before it"),
        AddEnumValue value => value.IfNotExists ? null : Exists("ADD VALUE", "Write ADD VALUE IF NOT EXISTS"),
        AddConstraint constraint => OfConstraint(constraint.Constraint),
        AddIdentity => Exists("ADD GENERATED … AS IDENTITY", "Put DROP IDENTITY IF EXISTS before it"),
        DropColumn column => Removal("DROP COLUMN", column.Column, column.IfExists),
        DropConstraint constraint => Removal("DROP CONSTRAINT", constraint.Name, constraint.IfExists),
        DropAttribute attribute => Removal("DROP ATTRIBUTE", attribute.Name, attribute.IfExists),
        DropIdentity { IfExists: false } => new Repetition("DROP IDENTITY", "fails, since it is gone", "Write DROP IDENTITY IF EXISTS"),
        DropColumnExpression { IfExists: false } => new Repetition("DROP EXPRESSION", "fails, since it is gone", "Write DROP EXPRESSION IF EXISTS"),
        RenameRelation rename => Renamed(rename.NewName),
        RenameColumn rename => Renamed(rename.NewName),
        RenameConstraint rename => Renamed(rename.NewName),
        RenameAttribute rename => Renamed(rename.NewName),
        RenameEnumValue => s_rename,
        AttachPartition { Bound: not null } => new Repetition("ATTACH PARTITION", "fails, since it is a partition already", null),
        DetachPartition => new Repetition("DETACH PARTITION", "fails, since it is no partition any more", null),
        SetInheritance { Inherits: true } => new Repetition("INHERIT", "fails, since it inherits already", null),
        SetInheritance => new Repetition("NO INHERIT", "fails, since it does not inherit any more", null),
        _ => null,
    };

    private Repetition Renamed(Name newName)
    {
        Made(newName);
        return s_rename;
    }

    private Repetition? OfConstraint(Constraint constraint)
    {
        // NOT NULL said twice (18) is the same.
        if (constraint is NotNullConstraint || IsCleared(constraint.Name)) return null;
        Made(constraint.Name);
        return constraint is { Name: null } and not UniqueConstraint { IsPrimaryKey: true } and not UniqueConstraint { Index: not null }
            ? new Repetition("ADD of a constraint without a name", "adds it a second time, under another name", "Name the constraint, and put DROP CONSTRAINT IF EXISTS before it")
            : Exists("ADD CONSTRAINT", "Put DROP CONSTRAINT IF EXISTS before it");
    }

    private Repetition? Addition(string what, Name name, bool isGuarded, string guard)
    {
        var isCleared = isGuarded || IsCleared(name);
        Made(name);
        return isCleared ? null : Exists(what, guard);
    }

    private Repetition? Removal(string what, Name name, bool isGuarded)
    {
        var isKnown = isGuarded || IsCleared(name) || IsRemade(name);
        _cleared.Add(name.Text);
        return isKnown ? null : new Repetition(what, "fails, since it is gone", $"Write {what} IF EXISTS");
    }
}
