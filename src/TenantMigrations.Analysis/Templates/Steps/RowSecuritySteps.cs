namespace TenantMigrations.Analysis;

/// <summary>Row level security for tables that are there.</summary>
internal static class RowSecuritySteps
{
    public const string Locks = "ACCESS EXCLUSIVE for a moment, without a scan.";

    public const string WhyNot = "There a session sees one tenant's tables only, so no policy has anything to tell apart.";

    public static void Add(DraftList drafts, TemplateValues values, IReadOnlyList<TableName> tables)
    {
        var tenant = TenantContext.Of(values);
        drafts.Define(
            DraftName.Of("enable_rls_on", Subject.Name(tables)),
            $"A session sees and writes its own tenant's rows of {Subject.Words(tables)} only",
            tables,
            string.Join("\n\n", tables.Select(table => RowPolicies.Up(table, tenant))),
            string.Join("\n\n", tables.Reverse().Select(RowPolicies.Down)));
    }
}
