using System.Diagnostics;

namespace TenantMigrations.Engine;

/// <summary>
/// The use case <c>verify</c>: tries migrations out in databases that are thrown away. Each one up, down and up again; then tenant after tenant; then
/// everything down. No database of the fleet is touched.
/// </summary>
public static class MigrationVerification
{
    /// <summary>Verifies all migrations of a registry.</summary>
    /// <param name="registry">The compiled migrations.</param>
    /// <param name="settings">The run-time settings; of the connection and the tenants' places nothing is used.</param>
    /// <param name="server">Where; stays the caller's to dispose.</param>
    /// <param name="request">With what.</param>
    /// <param name="say">Told in whole sentences what is done, before it is done.</param>
    /// <param name="cancellationToken">Stops it; what was made is thrown away.</param>
    /// <exception cref="FleetException">The settings or the seed cannot be used; the message says what to do.</exception>
    public static async Task<VerificationReport> RunAsync(
        MigrationRegistry registry,
        FleetSettings settings,
        IVerificationServer server,
        VerificationRequest request,
        Action<string> say,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(say);
        var begun = Stopwatch.GetTimestamp();
        var tenants = await TrialTenants.ChooseAsync(registry.Settings, settings, request, server.Databases, cancellationToken).ConfigureAwait(false);
        var setup = new VerificationSetup(registry, settings, server, tenants, request.Seed, say);
        var report = await new VerificationPasses(setup).RunAsync(cancellationToken).ConfigureAwait(false);
        return report with { Duration = Stopwatch.GetElapsedTime(begun) };
    }
}
