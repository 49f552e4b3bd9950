namespace TenantMigrations.Engine;

/// <summary>How far each tenant of a fleet had come before it had a journal.</summary>
/// <param name="Source">Where that is written, for messages.</param>
/// <param name="Tenants">By tenant, the last migration that it has.</param>
/// <param name="Databases">By database, as <see cref="DatabaseAddress.Key"/> names it, the last global migration that it has.</param>
public sealed record BaselineHistory(string Source, IReadOnlyDictionary<string, string> Tenants, IReadOnlyDictionary<string, string> Databases)
{
    /// <summary>The table in which the other tool kept it, where it has a name of its own: it is not compared.</summary>
    public string? Table { get; init; }
}
