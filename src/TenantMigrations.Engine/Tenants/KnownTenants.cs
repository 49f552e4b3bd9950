namespace TenantMigrations.Engine;

/// <summary>The tenants that can be named without asking a database: for completion on a command line.</summary>
public static class KnownTenants
{
    /// <summary>The ids of <c>Tenants:List</c> or <c>Tenants:File</c>; none where a query gives them.</summary>
    /// <param name="settings">The run-time settings.</param>
    /// <param name="settingsDirectory">The folder from which relative paths in the settings count.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="FleetException">The file cannot be read.</exception>
    public static async Task<IReadOnlyList<string>> ReadIdsAsync(FleetSettings settings, string settingsDirectory, CancellationToken cancellationToken)
    {
        ITenantSource source;
        if (settings.Tenants.List is { } list) source = new SettingsTenants(list);
        else if (settings.Tenants.File is { } file) source = new TenantFile(Path.GetFullPath(file, settingsDirectory));
        else return [];
        return [.. (await source.ReadAsync(cancellationToken).ConfigureAwait(false)).Select(tenant => tenant.Id)];
    }
}
