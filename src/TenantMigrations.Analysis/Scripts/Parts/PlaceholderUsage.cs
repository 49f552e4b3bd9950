namespace TenantMigrations.Analysis;

/// <summary>What is known about a script's placeholders across its parts.</summary>
internal sealed class PlaceholderUsage(IReadOnlyList<PlaceholderDeclaration> declared, bool inClass, List<Finding> findings)
{
    private readonly bool[] _used = new bool[declared.Count];
    private readonly Dictionary<string, int> _indexes = Indexes(declared);
    private readonly HashSet<string> _undeclared = [];
    private readonly HashSet<string> _quoted = [];

    public int IndexOf(string name) => _indexes.TryGetValue(name, out var index) ? index : -1;

    public void Use(int index) => _used[index] = true;

    /// <summary>Once a name is enough: one missing declaration is one mistake.</summary>
    public void ReportUndeclared(string name, SourcePlace place)
    {
        if (!_undeclared.Add(name)) return;
        var nearest = declared.Select(d => d.Definition.Name).FirstOrDefault(known => EditDistance.Bounded(name, known, 2) <= 2);
        if (nearest is not null) Use(IndexOf(nearest));
        findings.Add(Tm1011PlaceholderMismatch.Undeclared(place, name, nearest, inClass));
    }

    public void ReportQuoted(int index, SourcePlace place, bool isName)
    {
        Use(index);
        var name = declared[index].Definition.Name;
        if (!_quoted.Add(name)) return;
        findings.Add(isName ? Tm1011PlaceholderMismatch.InQuotedName(place, name) : Tm1011PlaceholderMismatch.InLiteral(place, name));
    }

    public void ReportUnused()
    {
        for (var i = 0; i < declared.Count; i++)
            if (!_used[i]) findings.Add(Tm1011PlaceholderMismatch.Unused(declared[i].Place, declared[i].Definition.Name));
    }

    private static Dictionary<string, int> Indexes(IReadOnlyList<PlaceholderDeclaration> declared)
    {
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = declared.Count - 1; i >= 0; i--) indexes[declared[i].Definition.Name] = i;
        return indexes;
    }
}
