namespace TenantMigrations.Engine;

/// <summary>A place where tenants are not kept apart.</summary>
/// <param name="Table">The table or view, with its schema, quoted where it has to be.</param>
/// <param name="Kind">What can be done there.</param>
/// <param name="Message">What was tried, what came of it, and what to write instead.</param>
public sealed record IsolationHole(string Table, IsolationHoleKind Kind, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Table}: {Message}";
}
