namespace TenantMigrations.Analysis;

/// <summary>The role is the runner's: it takes it before the migration and compares it at the end.</summary>
internal sealed class Tm3001RoleChange() : StatementRule("TM3001", "Migration changes the role", FindingSeverity.Error)
{
    public override void Check(RulePart part)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in part.SettingChanges)
        {
            if (!change.IsOfRole || change.Name is not { } name) continue;
            var isBack = IsBack(change);

            // Without TenantRole, of which the text says nothing, nothing is given up.
            if (isBack && !change.IsReset) continue;
            if (!isBack) taken.Add(name);

            // What gives back a role that was taken above goes when that goes.
            else if (taken.Contains(name)) continue;
            part.Report(this, change.Statement, change.Span, (isBack ? Back(part, change, name) : Taken(part, change, name)) + Instead(name));
        }
    }

    // NONE is the role that a connection begins with.
    private static bool IsBack(SettingChange change) => change.IsReset || (change.Name == "role" && "none".Equals(change.Value, StringComparison.OrdinalIgnoreCase));

    private static string Taken(RulePart part, SettingChange change, string name) =>
        $"{What(change, name, "SET")} takes another {Thing(name)} than the one that the runner works with. {Consequence(part, name)}";

    private static string Back(RulePart part, SettingChange change, string name) =>
        $"{What(change, name, "RESET")} gives up the {Thing(name)} that the runner works with{(name == "role" ? ", which is TenantRole where that is set" : "")}. {Consequence(part, name)}";

    private static string Consequence(RulePart part, string name) => part.InTransaction
        ? "The runner compares it at the end of the migration, and rolls back where it differs. "
        : name == "role"
            ? "The runner compares it behind each statement here, and stops where it differs. "
            : "What follows would run with other rights, and what the runner writes into its journal too. ";

    private static string Instead(string name) => name == "role"
        ? "Leave it out: TenantRole in tenantmigrations.json is the place for the role of tenant migrations, GRANT gives a right that is missing, and ALTER … OWNER TO another owner."
        : "Leave it out: who connects is a matter of ConnectionString, GRANT gives a right that is missing, and ALTER … OWNER TO another owner.";

    private static string Thing(string name) => name == "role" ? "role" : "user";

    private static string What(SettingChange change, string name, string verb) => change.Call is null
        ? name == "role" ? verb + " ROLE" : verb + " SESSION AUTHORIZATION"
        : $"set_config('{name}', …)";
}
