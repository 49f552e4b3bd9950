using System.Text;
using TenantMigrations.Postgres.Isolation;

namespace TenantMigrations.Testing;

/// <summary>What tests of migrations assert, on real PostgreSQL.</summary>
public static class MigrationAssert
{
    /// <summary>
    /// Every migration can be applied, undone to the very catalog that was there before, and applied again to the same; a second tenant comes to the same as the first, as
    /// no superuser; and everything together can be undone. What the verb <c>verify</c> does.
    /// </summary>
    /// <param name="server">Where.</param>
    /// <param name="registry">The compiled migrations.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops it; what was made is thrown away.</param>
    /// <returns>What was found out besides, such as the locks that each statement takes.</returns>
    /// <exception cref="MigrationAssertException">It is not so: each finding with its place in the source and the difference.</exception>
    /// <exception cref="FleetException">The server, the settings or the seed cannot be used.</exception>
    public static async Task<VerificationReport> UpDownUpAsync(
        PostgresTestServer server, MigrationRegistry registry, MigrationTestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(registry);
        options ??= new MigrationTestOptions();
        var request = new VerificationRequest
        {
            TenantIds = options.TenantIds,
            Seed = options.SeedFile is { } file ? Seed.Read(file, await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false), registry) : null,
        };
        var report = await server.VerifyAsync(registry, options.Settings, request, cancellationToken).ConfigureAwait(false);
        if (report.Failure is { } failure)
            throw new MigrationAssertException($"{Place(failure.Error.Path, failure.Error.Line, failure.Error.Column)}{failure.Error.Message}{(failure.TenantId is { } tenant ? $" [tenant {tenant}]" : "")}{(failure.Circumstance is { } when ? $" ({when})" : "")}");
        if (report.Findings.Count > 0) throw new MigrationAssertException(string.Join("\n\n", report.Findings.Select(Words)));
        return report;
    }

    /// <summary>
    /// No tenant sees, changes or references another's rows: tried table by table and view by view, with the rows that are there or with some made for it, in a
    /// transaction that is rolled back. Under <see cref="TenantIsolation.Schema"/> that nothing in one tenant's schema depends on the other's.
    /// </summary>
    /// <param name="fleet">The tenants; with <see cref="FleetSettings.TenantRole"/> the role that tries.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MigrationAssertException">They do: which table, what was tried, and what to write instead.</exception>
    public static async Task TenantIsolationAsync(TestFleet fleet, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        var trial = new IsolationTrial
        {
            Settings = fleet.Registry.Settings,
            Intruder = fleet.Tenants[0],
            Owner = fleet.Tenants[1],
            Role = fleet.Registry.Settings.Isolation == TenantIsolation.Shared ? fleet.Options.Settings.TenantRole : null,
        };
        var holes = await TenantIsolationTrials.RunAsync(trial, cancellationToken).ConfigureAwait(false);
        if (holes.Count > 0) throw new MigrationAssertException(string.Join('\n', holes));
    }

    private static string Words(VerificationFinding finding)
    {
        var text = new StringBuilder(Place(finding.Path, finding.Line, finding.Column)).Append(finding.Message);
        foreach (var change in finding.Changes) text.Append("\n  ").Append(change.Difference);
        return text.ToString();
    }

    private static string Place(string path, int? line, int? column) => line is null ? $"{path}: " : $"{path}({line},{column}): ";
}
