namespace TenantMigrations.Engine;

/// <summary>Finds the run that somebody means.</summary>
internal static class RunReferences
{
    /// <exception cref="FleetException">There is no such run, or more than one.</exception>
    public static async Task<RunRecord> FindAsync(IControlDatabase control, string reference, RunKind? lastOf, CancellationToken cancellationToken)
    {
        var found = await control.FindAsync(reference, lastOf, cancellationToken).ConfigureAwait(false);
        if (found.Count == 1 || (found.Count > 1 && found[0].Id.ToString() == reference)) return found[0];
        throw new FleetException(
            FleetErrorKind.Settings,
            found.Count == 0
                ? $"There is no run '{reference}' in the control database. Its id stands in the last line of the run; 'status --run last' shows the newest one."
                : $"More than one run begins with '{reference}': {found[0].Id}, {found[1].Id}. Give more of the id.");
    }
}
