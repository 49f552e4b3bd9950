using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>Changes of settings, and what one of them has to be held against: asked so that many of them are looked at once.</summary>
internal sealed class SettingChanges
{
    private readonly Dictionary<string, (int First, int Last)> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<(RuleStatement Statement, string Name), int> _times = [];
    private readonly HashSet<RuleStatement> _resets = [];
    private int _lastReset = -1;

    /// <param name="changes">In the order in which they stand there.</param>
    public SettingChanges(IReadOnlyList<SettingChange> changes)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (change.Kind == SettingKind.All)
            {
                _lastReset = i;
                _resets.Add(change.Statement);
            }

            if (change.Name is not { } name) continue;
            _places[name] = (_places.TryGetValue(name, out var places) ? places.First : i, i);
            _times[(change.Statement, name)] = _times.TryGetValue((change.Statement, name), out var times) ? times + 1 : 1;
        }
    }

    /// <summary>Whether the same setting, or all of them, is changed behind one of the changes.</summary>
    public bool IsChangedBehind(int index, string name) => _lastReset > index || _places[name].Last > index;

    /// <summary>Whether the same setting is changed before one of the changes.</summary>
    public bool IsChangedBefore(int index, string name) => _places[name].First < index;

    /// <summary>Whether the statement of a change changes its setting, or all of them, once more.</summary>
    public bool IsChangedBeside(RuleStatement statement, string name) => _resets.Contains(statement) || _times[(statement, name)] > 1;

    /// <summary>Whether nothing else changes the setting.</summary>
    public bool IsOnlyChange(string name) => _lastReset < 0 && _places[name].First == _places[name].Last;
}
