namespace TenantMigrations.Analysis;

/// <summary>Parameters that several templates have.</summary>
internal static class CommonParameters
{
    public static TemplateParameter Table { get; } = new("table", TemplateValueKind.Table, "The table, as the catalog has it.") { IsRequired = true };

    public static TemplateParameter Tables { get; } = new("tables", TemplateValueKind.Tables, "The tables, with commas between them.") { IsRequired = true };

    public static TemplateParameter Column { get; } = new("column", TemplateValueKind.Name, "The column.") { IsRequired = true };

    public static TemplateParameter TenantType { get; } = new("tenant-type", TemplateValueKind.Type, "The type of the tenant column; means something under Shared only.") { Default = "text" };

    public static TemplateParameter Key { get; } = new("key", TemplateValueKind.Names, "The columns of a key without nulls, by which batches go through the table.") { Default = "id" };

    public static TemplateParameter Batch { get; } = new("batch", TemplateValueKind.Number, "How many rows a batch has.") { Default = "1000" };

    public static TemplateParameter Global { get; } = new("global", TemplateValueKind.Flag, "The table has no tenant column: its rows are filled once for all. Means something under Shared only.");

    public static TemplateParameter AcrossTenants { get; } = new("across-tenants", TemplateValueKind.Flag, "Under Shared: do not put the tenant column before the others.");

    public static TemplateParameter Separate { get; } = new("separate", TemplateValueKind.Flag, "Migrations of its own for each table, instead of common ones.");

    /// <summary>What those templates have that fill a column in batches.</summary>
    public static TemplateParameter[] OfBatches => [Key, Batch, Global, TenantType];
}
