namespace TenantMigrations.Analysis;

internal static class Tm1002DuplicateId
{
    public static Rule Rule { get; } = new("TM1002", "Migration id is used twice", FindingSeverity.Error, isConfigurable: false);

    public static Finding At(MigrationScript script, MigrationScript first) =>
        Rule.At(script.IdPlace, script.Id == first.Id
            ? $"Migration id '{script.Id}' is used twice, {Owner(first)} has it already. The journal knows migrations by their ids, so one of the two would never run: give this one an id of its own."
            : $"Migration id '{script.Id}' differs only in case from '{first.Id}' of {Owner(first)}. Where file names ignore case the two are one: give this one an id of its own.");

    private static string Owner(MigrationScript script) => script.TypeName is null ? $"'{script.ProjectPath}'" : $"class '{script.TypeName}' in '{script.ProjectPath}'";
}
