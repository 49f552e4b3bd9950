namespace TenantMigrations.Engine;

/// <summary>A wave of a plan.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">As the settings write it, such as <c>ring=canary</c>.</param>
/// <param name="Members">How many active tenants are in it, those that need nothing included.</param>
/// <param name="Tenants">Those that the plan has work for, in the order of the plan.</param>
public sealed record PlannedWave(int Number, string Name, int Members, IReadOnlyList<string> Tenants)
{
    /// <summary>How many of its tenants the plan knows to be blocked. They may have no work, and are then in no stage.</summary>
    internal int Blocked { get; init; }
}
