namespace TenantMigrations.Analysis;

/// <summary>The templates that everybody has.</summary>
public static class TemplateCatalog
{
    /// <summary>All of them, in the order in which people look for them.</summary>
    public static IReadOnlyList<Template> BuiltIn { get; } =
    [
        new AddTenantIdTemplate(),
        new EnableRlsTemplate(),
        new BulkTenantIdTemplate(),
        new BulkRlsTemplate(),
        new CreateTenantTableTemplate(),
        new AddColumnTemplate(),
        new AddNotNullTemplate(),
        new AddForeignKeyTemplate(),
        new AddUniqueTemplate(),
        new AddIndexTemplate(),
        new RenameColumnTemplate(),
        new ChangeTypeTemplate(),
        new BackfillTemplate(),
        new PartitionByTenantTemplate(),
        new TenantRoleTemplate(),
        new UpdatedAtTemplate(),
    ];
}
