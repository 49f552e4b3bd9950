namespace TenantMigrations.Engine;

/// <summary>A step of a rollout: one wave between two barriers. All of it must be done before the next one begins.</summary>
/// <param name="Wave">The wave, from 0.</param>
/// <param name="Round">How many barriers the fleet has passed, from 0.</param>
/// <param name="Works">What is done in which database.</param>
internal sealed record RolloutStage(int Wave, int Round, IReadOnlyList<StageWork> Works)
{
    /// <summary>How many tenants take part.</summary>
    public int Tenants => Works.Sum(work => work.Phases.Sum(phase => phase.Tenants.Count));
}
