using System.Globalization;
using System.Text;

namespace TenantMigrations.Engine;

/// <summary>One runner's part of a rollout that several share: under <see cref="TenantIsolation.Database"/> whole databases, else tenants.</summary>
/// <param name="Index">Which part, from 0.</param>
/// <param name="Count">How many parts there are.</param>
public sealed record RunShard(int Index, int Count)
{
    /// <summary>As it is written on the command line: <c>0/4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    /// <summary>Whether a tenant is this runner's.</summary>
    internal bool Owns(Tenant tenant, TenantIsolation isolation) =>
        PartOf(isolation == TenantIsolation.Database ? tenant.Database.Key : tenant.Id) == Index;

    /// <summary>What of a plan is this runner's. Global work is everybody's: who comes first does it.</summary>
    internal MigrationPlan Restrict(MigrationPlan plan) => plan with
    {
        Databases = [.. plan.Databases
            .Where(database => plan.Isolation != TenantIsolation.Database || PartOf(database.Database.Key) == Index)
            .Select(database => plan.Isolation == TenantIsolation.Database ? database : database with
            {
                Phases = [.. database.Phases.Select(phase => phase with { Tenants = [.. phase.Tenants.Where(work => Owns(work.Tenant!, plan.Isolation))] })],
                Blocked = [.. database.Blocked.Where(blocked => blocked.TenantId is null || PartOf(blocked.TenantId) == Index)],
            })],
    };

    // FNV-1a: the same on every machine and in every version, unlike string.GetHashCode.
    private int PartOf(string key)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(key)) hash = unchecked((hash ^ b) * 16777619u);
        return (int)(hash % (uint)Count);
    }
}
