namespace TenantMigrations.Engine;

/// <summary>What a plan does in one database.</summary>
/// <param name="Database">The key of its <see cref="DatabaseAddress"/>.</param>
/// <param name="Global">The global migrations, in order.</param>
/// <param name="Shares">What the tenants get; each tenant stands in one share.</param>
/// <param name="Blocked">What must wait.</param>
public sealed record AgreedDatabase(
    string Database,
    IReadOnlyList<AgreedStep> Global,
    IReadOnlyList<AgreedShare> Shares,
    IReadOnlyList<AgreedBlock> Blocked);
