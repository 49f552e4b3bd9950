namespace TenantMigrations.Analysis;

internal static class Tm1001MalformedId
{
    public static Rule Rule { get; } = new("TM1001", "Migration id is malformed", FindingSeverity.Error, isConfigurable: false);

    public static Finding At(SourcePlace place, string id) =>
        Rule.At(place, $"Migration id '{id}' is malformed: {Reason(id)}. Ids are 'yyyyMMddHHmmss_snake_case_name', a UTC time and what the migration does, such as '20240131093000_add_role_to_users'.");

    public static Finding NotConstant(SourcePlace place) =>
        Rule.At(place, "The id of this migration is empty or no constant. Write it as a string, 'yyyyMMddHHmmss_snake_case_name', such as [Migration(\"20240131093000_add_role_to_users\")].");

    private static string Reason(string id)
    {
        var digits = 0;
        while (digits < id.Length && id[digits] is >= '0' and <= '9') digits++;
        if (digits == 0) return "it does not begin with a time";
        if (digits != 14) return $"its time has {digits} digits and not 14";
        if (!MigrationId.TryParse(id.Substring(0, 14) + "_x", out _)) return $"'{id.Substring(0, 14)}' is no time";
        if (id.Length < 16 || id[14] != '_') return "behind the time come an underscore and a name";
        for (var i = 15; i < id.Length; i++)
        {
            if (id[i] is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_') continue;
            return id[i] is >= 'A' and <= 'Z' ? $"it has the upper-case letter '{id[i]}'" : $"'{id[i]}' is not one of a-z, 0-9 and _";
        }

        return "it has no name";
    }
}
