namespace TenantMigrations.Analysis;

internal static class Tm1009MissingDownPart
{
    public static Rule Rule { get; } = new("TM1009", "Down part is missing", FindingSeverity.Error, isConfigurable: false);

    public static Finding NoMarker(SourcePlace place) =>
        Rule.At(place, "This migration has no down part, so it could not be rolled back. Write '-- migrate:down' and the SQL that undoes it; or, if it cannot be undone, '-- irreversible: reason' above '-- migrate:up'.");

    public static Finding Empty(SourcePlace place) =>
        Rule.At(place, "The down part has no statement, so a rollback would change nothing and record the opposite. Write the SQL that undoes the up part; or, if it cannot be undone, '-- irreversible: reason' above '-- migrate:up'.");

    public static Finding InClass(SourcePlace place) =>
        Rule.At(place, "This migration has no down part, so it could not be rolled back. Add 'public const string Down' with the SQL that undoes it; or, if it cannot be undone, Irreversible = \"reason\" to [Migration].");

    public static Finding EmptyConstant(SourcePlace place) =>
        Rule.At(place, "The constant 'Down' has no statement, so a rollback would change nothing and record the opposite. Write the SQL that undoes the up part; or, if it cannot be undone, Irreversible = \"reason\" in [Migration].");

    public static Finding InCode(SourcePlace place) =>
        Rule.At(place, "This migration has no down part, so it could not be rolled back. Override DownAsync; or, if it cannot be undone, add Irreversible = \"reason\" to [Migration].");
}
