namespace TenantMigrations.Analysis;

internal static class Tm1008MissingUpPart
{
    public static Rule Rule { get; } = new("TM1008", "Up part is missing or empty", FindingSeverity.Error, isConfigurable: false);

    public static Finding EmptyFile(SourcePlace place) =>
        Rule.At(place, "This migration file is empty. Write '-- migrate:up' and below it the SQL that makes the change; or remove the file.");

    public static Finding NoMarker(SourcePlace place) =>
        Rule.At(place, "This migration has no up part: there is no line '-- migrate:up'. Put one above the SQL that makes the change, and '-- migrate:down' above the SQL that undoes it.");

    public static Finding Empty(SourcePlace place) =>
        Rule.At(place, "The up part has no statement, so there is nothing to apply. Write the SQL that makes the change below '-- migrate:up'.");

    public static Finding NoConstant(SourcePlace place) =>
        Rule.At(place, "This migration has no up part. Add 'public const string Up' with the SQL that makes the change.");

    public static Finding EmptyConstant(SourcePlace place) =>
        Rule.At(place, "The constant 'Up' has no statement, so there is nothing to apply. Write the SQL that makes the change into it.");
}
