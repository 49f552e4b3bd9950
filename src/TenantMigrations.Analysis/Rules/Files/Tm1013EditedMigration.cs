namespace TenantMigrations.Analysis;

internal static class Tm1013EditedMigration
{
    // What is shown of a line: enough to know it again.
    private const int LongestShown = 60;

    public static Rule Rule { get; } = new("TM1013", "Released migration was edited", FindingSeverity.Error, isConfigurable: true);

    public static Finding OnLine(SourcePlace place, string id, string line, string text) =>
        At(place, id, text.Length == 0
            ? $"the first line that differs is {line}, which is empty now"
            : $"the first line that differs is {line}, now '{(text.Length <= LongestShown ? text : text.Substring(0, LongestShown - 1) + "…")}'");

    public static Finding Somewhere(SourcePlace place, string id) => At(place, id, "its checksum differs from that in the lock file");

    public static Finding InAttributes(SourcePlace place, string id) =>
        At(place, id, "its SQL is the same, but its scope, its transaction, its placeholders or another argument of its attributes is not");

    public static Finding Revised(SourcePlace place, string id) => At(place, id, "its Revision is another one");

    public static Finding Moved(SourcePlace place, string id, MigrationScope released) =>
        At(place, id, $"it was released as {(released == MigrationScope.Global ? "global, once per database" : "tenant, once per tenant")}, and its folder or a line of it says otherwise now");

    private static Finding At(SourcePlace place, string id, string difference) =>
        Rule.At(place, $"Migration '{id}' was released and has been edited since: {difference}. Databases that have it do not run it again, so they would differ from new ones. Take the edit back and write a new migration for it.");
}
