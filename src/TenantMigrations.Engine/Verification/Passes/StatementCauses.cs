namespace TenantMigrations.Engine;

/// <summary>
/// Finds the statements behind catalog differences: the migration runs once more, in a place of its own, with the catalog read behind each statement. Slow, so
/// only where something differs.
/// </summary>
internal sealed class StatementCauses(VerificationSetup setup)
{
    private readonly StatementPlaces _places = new(setup);

    /// <summary>The differences, each with its statement.</summary>
    /// <param name="index">The migration.</param>
    /// <param name="differences">What differs.</param>
    /// <param name="withDown">Whether its down part has a share in it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<IReadOnlyList<CatalogChange>> FindAsync(int index, IReadOnlyList<CatalogDifference> differences, bool withDown, CancellationToken cancellationToken)
    {
        var site = await TrialSite.CreateAsync(setup, tenants: 1, cancellationToken).ConfigureAwait(false);
        await using var closing = site.ConfigureAwait(false);
        for (var i = 0; i < index; i++)
            if (await site.ApplyAsync(i, cancellationToken).ConfigureAwait(false) is not null) return [.. differences.Select(difference => new CatalogChange(difference, null))];

        var (database, tenant) = site.PlacesOf(index).First();
        var before = await database.ReadAsync(cancellationToken).ConfigureAwait(false);
        var up = await database.TryAsync(new PlannedStep(index, StepKind.Apply), tenant, Watching.Catalogs, cancellationToken).ConfigureAwait(false);
        var made = new CatalogTrace(before, up.Catalogs);
        if (!withDown) return [.. differences.Select(difference => new CatalogChange(difference, Place(index, made.LastChange(difference.Subject), isDown: false)))];

        var down = await database.TryAsync(new PlannedStep(index, StepKind.Rollback), tenant, Watching.Catalogs, cancellationToken).ConfigureAwait(false);
        var undone = new CatalogTrace(up.Catalogs.Count > 0 ? up.Catalogs[^1].Catalog : before, down.Catalogs);
        return [.. differences.Select(difference => new CatalogChange(difference, Cause(index, difference, made, undone)))];
    }

    // What is left over is the up part's; what is missing, the down part took away; what is otherwise, the down part's if it touched it at all.
    private StatementPlace? Cause(int index, CatalogDifference difference, CatalogTrace made, CatalogTrace undone)
    {
        var down = Place(index, undone.LastChange(difference.Subject), isDown: true);
        var up = Place(index, made.LastChange(difference.Subject), isDown: false);
        return difference.Expected is null ? up ?? down : down ?? up;
    }

    private StatementPlace? Place(int index, int? statement, bool isDown) => statement is null ? null : _places.Of(index, isDown, statement);
}
