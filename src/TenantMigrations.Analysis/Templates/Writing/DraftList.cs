using System.Globalization;

namespace TenantMigrations.Analysis;

/// <summary>The migrations that a template makes, as they come.</summary>
internal sealed class DraftList(ScriptOptions options)
{
    private readonly List<MigrationDraft> _drafts = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public ScriptOptions Options { get; } = options;

    /// <summary>Where a table's definition is changed: under <c>Shared</c> once for all.</summary>
    public MigrationScope Definition => Options.Isolation == TenantIsolation.Shared ? MigrationScope.Global : MigrationScope.Tenant;

    /// <summary>Adds one.</summary>
    /// <returns>Its position.</returns>
    public int Add(MigrationDraft draft)
    {
        var name = draft.Name;
        for (var i = 2; !_names.Add(name); i++) name = draft.Name + "_" + i.ToString(CultureInfo.InvariantCulture);
        _drafts.Add(draft with { Name = name });
        return _drafts.Count - 1;
    }

    /// <summary>Adds one that changes a table's definition.</summary>
    /// <returns>Its position.</returns>
    public int Define(string name, string description, IReadOnlyList<TableName> tables, string up, string down, params int[] after) =>
        Add(Definition, name, description, tables, up, down, after);

    /// <summary>Adds one that runs outside a transaction, both ways.</summary>
    /// <returns>Its position.</returns>
    public int DefineAlone(string name, string description, IReadOnlyList<TableName> tables, string up, string down, params int[] after)
    {
        var position = Add(Definition, name, description, tables, up, down, after);
        _drafts[position] = _drafts[position] with { UpInTransaction = false, DownInTransaction = false };
        return position;
    }

    /// <summary>Changes one.</summary>
    public void Change(int position, Func<MigrationDraft, MigrationDraft> change) => _drafts[position] = change(_drafts[position]);

    public EquatableArray<MigrationDraft> ToArray() => _drafts.ToArray();

    private int Add(MigrationScope scope, string name, string description, IReadOnlyList<TableName> tables, string up, string down, int[] after) => Add(new MigrationDraft
    {
        Name = name,
        Description = description,
        Scope = scope,
        Up = up,
        Down = down,
        After = after,
        Expects = tables.Select(static table => table.Name).ToArray(),
    });
}
