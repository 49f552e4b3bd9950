using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>
/// Tells which statements of a part fail or do their work twice when the part is run again from its beginning. It goes through them in order, and keeps what the part itself clears away
/// before. What it does not know, such as the rows that an <c>UPDATE</c> changes, it takes for harmless.
/// </summary>
internal sealed partial class RepetitionCheck
{
    /// <summary>Names of what is not there when the part begins again, or is dropped before it is made.</summary>
    private readonly HashSet<string> _cleared = [];

    /// <summary>Names of tables that the part empties, as far as it says.</summary>
    private readonly HashSet<string> _emptied = [];

    private readonly HashSet<string> _made = [];

    /// <summary>Names of what the part makes anywhere: what is dropped before may be there again.</summary>
    private readonly HashSet<string> _remade;

    private bool _isUnsure;

    public RepetitionCheck(RulePart part)
    {
        _remade = [];
        foreach (var statement in part.Statements)
            if (statement.Tree is { } tree) Of(tree);
        _remade = [.. _made];
        _made.Clear();
        _cleared.Clear();
        _emptied.Clear();
    }

    /// <summary>What a second time means; null where it does no harm, or where nobody knows.</summary>
    public Repetition? Of(RuleStatement statement)
    {
        var found = _isUnsure || statement.Tree is null ? null : statement.Tree is DoStatement ? OfBody(statement) : Of(statement.Tree);

        // Code may clear away whatever it likes.
        _isUnsure |= statement.Tree is null or DoStatement or CallStatement or Query or OtherStatement { Family: "EXECUTE" };
        return found;
    }

    private Repetition? Of(Statement tree) => tree switch
    {
        CreateIndex index => OfIndex(index),
        Drop drop => OfDrop(drop),
        AlterTable table => OfActions(table, IsCleared(table.Table.Name)),
        AlterType type => OfActions(type.Actions, IsCleared(type.Name)),
        AlterDomain domain => OfActions([domain.Action], IsCleared(domain.Name)),
        Insert insert => OfInsert(insert),
        TransactionStatement { Kind: TransactionKind.CommitPrepared } => new Repetition("COMMIT PREPARED", "fails, since that transaction is gone", null),
        TransactionStatement { Kind: TransactionKind.RollbackPrepared } => new Repetition("ROLLBACK PREPARED", "fails, since that transaction is gone", null),
        AlterSubscription { Change: SubscriptionChange.AddPublication } => new Repetition("ADD PUBLICATION", "fails, since it is subscribed to already", null),
        AlterSubscription { Change: SubscriptionChange.DropPublication } => new Repetition("DROP PUBLICATION", "fails, since it is not subscribed to any more", null),
        AlterSchema { Change: RenameRelation } or AlterRoutine { Action: RenameRelation } or AlterDatabase { Change: RenameRelation } or AlterRole { NewName: not null } or AlterPolicy { NewName: not null } =>
            s_rename,
        Truncate truncate => Empty(truncate.Tables),
        Delete delete => Empty([delete.Target]),
        _ => OfCreation(tree),
    };

    // What runs without a condition, before anything that might make one.
    private Repetition? OfBody(RuleStatement statement)
    {
        var isFirst = true;
        foreach (var inner in statement.ExecutedPlPgSql())
        {
            if (isFirst && inner is PlPgSqlBlock { Handlers.Count: 0 })
            {
                isFirst = false;
                continue;
            }

            if (inner is PlPgSqlTransaction) continue;
            if (inner is not PlPgSqlSql { Statement: not (DoStatement or CallStatement or Query) and var tree }) return null;
            if (Of(tree) is { } found) return found with { What = found.What + " in this DO" };
        }

        return null;
    }

    // An index that is built or dropped concurrently is the runner's matter, by its name: it tells from the catalogs what the attempt before has left of it.
    private Repetition? OfIndex(CreateIndex index)
    {
        if (index.IfNotExists || (index.IsConcurrent && index.Name is not null)) return Made(index.Name);
        if (IsCleared(index.Table.Name) || IsCleared(index.Name)) return Made(index.Name);
        if (index.Name is null) return new Repetition("CREATE INDEX without a name", "builds a second index beside the first", "Name the index and write IF NOT EXISTS");
        Made(index.Name);
        return Exists("CREATE INDEX", "Write CREATE INDEX IF NOT EXISTS");
    }

    private Repetition? OfDrop(Drop drop)
    {
        var isKnown = drop.IfExists || drop is { Kind: ObjectKind.Index, IsConcurrent: true };
        foreach (var item in drop.Objects)
        {
            if (item.Name is { } name)
            {
                isKnown |= IsRemade(name.Last) || IsCleared(name);
                _cleared.Add(name.Last.Text);
            }

            isKnown |= item.On is { } table && IsCleared(table);
        }

        var words = "DROP " + Words(drop.Kind);
        return isKnown ? null : new Repetition(words, "fails, since it is gone", $"Write {words} IF EXISTS");
    }

    private Repetition? OfInsert(Insert insert)
    {
        var table = insert.Target.Name;
        if (insert.Conflict is not null || insert.With.Count > 0 || IsCleared(table) || _emptied.Contains(table.Last.Text) || !GivesSameRows(insert.Source)) return null;
        return new Repetition("INSERT", "inserts its rows twice, or fails where they must be unique", "Add ON CONFLICT DO NOTHING over a unique constraint");
    }

    // Where nothing is left out that is there already.
    private static bool GivesSameRows(Query? source) => source switch
    {
        null => true,
        { With.Count: > 0 } or { Limit: not null } => false,
        Values or TableQuery => true,
        Select select => select.Where is null && select.Having is null && select.From.All(static table => table is NamedTable || IsSeries(table)),
        _ => false,
    };

    private static bool IsSeries(TableReference table) =>
        table is FunctionTable { Calls.Count: 1 } function && function.Calls[0] is CallExpression { Name: { Schema: null, Last.Text: "generate_series" } };

    private Repetition? Empty(IReadOnlyList<RelationName> tables)
    {
        foreach (var table in tables) _emptied.Add(table.Name.Last.Text);
        return null;
    }

    private Repetition? Made(Name? name)
    {
        if (name is not null) _made.Add(name.Text);
        return null;
    }

    private bool IsRemade(Name name) => _made.Contains(name.Text) || _remade.Contains(name.Text);

    private bool IsCleared(Name? name) => name is not null && _cleared.Contains(name.Text);

    private bool IsCleared(QualifiedName? name) => name is not null && (IsCleared(name.Last) || IsCleared(name.Schema));

    private static Repetition Exists(string what, string? guard) => new(what, "fails, since it is there already", guard);

    // MaterializedView: MATERIALIZED VIEW.
    private static string Words(ObjectKind kind) =>
        string.Concat(kind.ToString().Select(static (c, i) => i > 0 && char.IsUpper(c) ? " " + c : char.ToUpperInvariant(c).ToString()));
}
