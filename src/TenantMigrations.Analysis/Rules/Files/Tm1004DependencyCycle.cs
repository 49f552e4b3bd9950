namespace TenantMigrations.Analysis;

internal static class Tm1004DependencyCycle
{
    public static Rule Rule { get; } = new("TM1004", "Dependencies form a cycle", FindingSeverity.Error, isConfigurable: false);

    /// <param name="reference">The dependency of the first on the second.</param>
    /// <param name="ids">The cycle, without the return to the first.</param>
    public static Finding At(DependencyReference reference, IReadOnlyList<string> ids) =>
        Rule.At(reference.Place, $"Dependencies form a cycle: {string.Join(" → ", ids)} → {ids[0]}. Each waits for the next, so none of them can ever run: remove one of these dependencies.");
}
