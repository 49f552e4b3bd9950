namespace TenantMigrations.Engine;

/// <summary>
/// The third pass: a tenant that is added later meets all global migrations first, and does not get those that are for existing tenants only. It has to come
/// to what the others have.
/// </summary>
internal sealed class LaterTenants(VerificationSetup setup)
{
    /// <summary>Whether that is another order at all.</summary>
    public bool IsAnotherOrder { get; } =
        setup.Graph.Globals.Length > 0 && setup.Graph.Tenants.Length > 0 && setup.Graph.Globals[^1] > setup.Graph.Tenants[0];

    public VerificationFailure? Failure { get; private set; }

    /// <summary>Applies it.</summary>
    /// <returns>The differences.</returns>
    public async Task<IReadOnlyList<CatalogDifference>> RunAsync(Tenant like, CatalogSnapshot expected, CancellationToken cancellationToken)
    {
        var site = await TrialSite.CreateAsync(setup, tenants: 1, cancellationToken).ConfigureAwait(false);
        await using var closing = site.ConfigureAwait(false);
        var database = site.Databases[0];
        foreach (var index in setup.Graph.Globals.Concat(setup.Graph.Tenants))
        {
            var (_, tenant) = site.PlacesOf(index).First();
            var kind = IsOnlyForExisting(index) ? StepKind.Skip : StepKind.Apply;

            // A barrier counts the tenants that there are; this one is not among them yet.
            var tried = await database.TryAsync(new PlannedStep(index, kind), tenant, Watching.None, cancellationToken, withoutTenants: true).ConfigureAwait(false);
            if (tried.Error is { } error)
            {
                Failure = new VerificationFailure(error, tenant?.Id, "for a tenant that is added later, behind all global migrations");
                return [];
            }

            await database.Seed.LoadAsync(index, cancellationToken).ConfigureAwait(false);
        }

        var others = setup.Tenants.Skip(1).Select(entry => entry.Schema ?? entry.Id).ToList();
        var found = await database.ReadAsync(cancellationToken).ConfigureAwait(false);
        return Without(expected, like.Schema is null ? [] : others).DifferencesTo(found);
    }

    private bool IsOnlyForExisting(int index) =>
        setup.Graph.Migrations[index].AppliesToExistingOnly && setup.Graph.Globals.Any(global => setup.Graph.Needs(global, index));

    // The catalog was read with the other tenant's schema in it.
    private static CatalogSnapshot Without(CatalogSnapshot catalog, IReadOnlyList<string> schemas) => new(catalog.Facts.Where(fact =>
        !schemas.Any(schema => IsIn(fact.Subject, schema) || IsIn(fact.Subject, $"\"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));

    private static bool IsIn(string subject, string schema) =>
        subject.Contains($" {schema}.", StringComparison.Ordinal) || subject == $"schema {schema} grants" || subject.EndsWith($" in schema {schema}", StringComparison.Ordinal)
        || subject == $"comment on schema {schema}";
}
