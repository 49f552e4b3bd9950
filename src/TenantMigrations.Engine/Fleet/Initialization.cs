namespace TenantMigrations.Engine;

/// <summary>The use case <c>init</c>.</summary>
internal sealed class Initialization(FleetServices fleet)
{
    public async Task<InitReport> RunAsync(CancellationToken cancellationToken)
    {
        var tenants = await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false);
        var answers = await new DatabaseSweep(fleet).AskAsync(
            tenants.Databases(tenants.Tenants, withSuspended: false),
            async (database, _, token) =>
                new InitializedDatabase(database.Address.Key, await database.InitializeJournalAsync(token).ConfigureAwait(false)),
            cancellationToken).ConfigureAwait(false);
        var databases = answers.All();
        await fleet.Control(tenants.Control).InitializeAsync(cancellationToken).ConfigureAwait(false);
        return new InitReport(databases);
    }
}
