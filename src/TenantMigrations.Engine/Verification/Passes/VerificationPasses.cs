namespace TenantMigrations.Engine;

/// <summary>One pass after the other; a failure ends it, for what comes behind could not be told from it.</summary>
internal sealed class VerificationPasses(VerificationSetup setup)
{
    private readonly List<VerificationFinding> _findings = [];
    private VerificationFailure? _failure;
    private TrialState _tenants;
    private TrialState _later;
    private TrialState _down;

    public async Task<VerificationReport> RunAsync(CancellationToken cancellationToken)
    {
        setup.Say("Each migration up, down and up again.");
        IReadOnlyList<VerifiedMigration> migrations;
        var trips = new RoundTrips(setup);
        await using (trips.ConfigureAwait(false))
        {
            migrations = await trips.RunAsync(cancellationToken).ConfigureAwait(false);
            _findings.AddRange(trips.Findings);
            _failure = trips.Failure;
        }

        if (_failure is null) await RunTenantsAsync(cancellationToken).ConfigureAwait(false);
        return new VerificationReport
        {
            ServerVersion = setup.Server.Version,
            Tenants = [.. setup.Tenants.Select(tenant => tenant.Id)],
            Migrations = migrations,
            Findings = [.. _findings.OrderBy(IndexOf)],
            Failure = _failure,
            TenantAfterTenant = _tenants,
            LaterTenant = _later,
            WholeDown = _down,
            SeedStatements = setup.Seed?.Statements.Count,
        };
    }

    private int IndexOf(VerificationFinding finding) => setup.Registry.TryFind(finding.MigrationId, out var index) ? index : int.MaxValue;

    private async Task RunTenantsAsync(CancellationToken cancellationToken)
    {
        setup.Say("Two tenants, one after the other; then everything down.");
        var turns = new TenantsInTurn(setup);
        await using var closing = turns.ConfigureAwait(false);
        await turns.RunAsync(cancellationToken).ConfigureAwait(false);
        (_tenants, _down, _failure) = (turns.State, turns.WholeDown, turns.Failure);

        // What a migration's own round trip has told already is not told again for all of them.
        var known = _findings.Where(finding => finding.Kind is VerificationFindingKind.DownDoesNotRestore or VerificationFindingKind.DownFails).Select(finding => finding.MigrationId).ToHashSet(StringComparer.Ordinal);
        _findings.AddRange(turns.Findings.Where(finding =>
            finding.Kind is not (VerificationFindingKind.WholeDownDiffers or VerificationFindingKind.WholeDownFails) || known.Count == 0));
        if (_failure is null && turns.Head is { } head) await RunLaterAsync(turns, head.Tenant, head.Catalog, cancellationToken).ConfigureAwait(false);
    }

    private async Task RunLaterAsync(TenantsInTurn turns, Tenant tenant, CatalogSnapshot expected, CancellationToken cancellationToken)
    {
        var later = new LaterTenants(setup);
        _later = TrialState.NotAsked;
        if (!later.IsAnotherOrder || turns.State == TrialState.Differs) return;

        setup.Say("A tenant that is added later, behind all global migrations.");
        var differences = await later.RunAsync(tenant, expected, cancellationToken).ConfigureAwait(false);
        _failure = later.Failure;
        _later = _failure is not null ? TrialState.Failed : differences.Count > 0 ? TrialState.Differs : TrialState.Done;
        foreach (var group in differences.GroupBy(difference => turns.LastChanged(difference.Subject) ?? 0))
        {
            _findings.AddRange(new FindingWriter(setup).Differing(
                VerificationFindingKind.LaterTenantDiffers, group.Key, [.. group.Select(difference => new CatalogChange(difference, null))], tenant.Id));
        }
    }
}
