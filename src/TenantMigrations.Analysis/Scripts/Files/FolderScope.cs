namespace TenantMigrations.Analysis;

/// <summary>The scope that the folders of a file say: <c>system</c>, or <c>tenant-specific</c> and <c>data</c>.</summary>
/// <param name="Global">The folder that means once per database; null where there is none.</param>
/// <param name="Tenant">The folder that means once per tenant; null where there is none.</param>
internal readonly record struct FolderScope(string? Global, string? Tenant)
{
    public static FolderScope Of(string projectPath)
    {
        string? global = null;
        string? tenant = null;
        var folders = projectPath.Split('/', '\\');
        for (var i = 0; i < folders.Length - 1; i++)
        {
            if (Is(folders[i], "system")) global = folders[i];
            else if (Is(folders[i], "tenant-specific") || Is(folders[i], "data")) tenant = folders[i];
        }

        return new FolderScope(global, tenant);
    }

    public MigrationScope? Scope => (Global, Tenant) switch
    {
        (not null, null) => MigrationScope.Global,
        (null, not null) => MigrationScope.Tenant,
        _ => null,
    };

    private static bool Is(string folder, string name) => folder.Equals(name, StringComparison.OrdinalIgnoreCase);
}
