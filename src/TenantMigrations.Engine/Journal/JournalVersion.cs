namespace TenantMigrations.Engine;

/// <summary>What a program does with a journal that a newer one has upgraded: nothing.</summary>
internal static class JournalVersion
{
    /// <summary>Reads the version before anything else is read or changed. Its rows may mean something that this program does not know.</summary>
    public static async Task RefuseNewerAsync(IFleetDatabase database, CancellationToken cancellationToken) =>
        RefuseNewer(database, await database.ReadStateAsync(cancellationToken).ConfigureAwait(false));

    public static void RefuseNewer(IFleetDatabase database, JournalState state)
    {
        if (state.Version > JournalState.CurrentVersion)
        {
            throw new FleetException(
                FleetErrorKind.Settings,
                $"The journal of {database.Address.Key} has version {state.Version}, and this program writes version {JournalState.CurrentVersion}. A newer version of TenantMigrations has upgraded it: update the packages of this project and build it again.");
        }
    }
}
