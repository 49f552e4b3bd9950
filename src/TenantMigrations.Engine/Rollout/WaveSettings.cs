namespace TenantMigrations.Engine;

/// <summary>One wave of a rollout: who is in it, what it must bring before the next one begins, and what happens in between.</summary>
public sealed record WaveSettings
{
    /// <summary>
    /// Who: <c>ring=canary</c> (all with that label; several with commas), <c>5</c> (so many), <c>10%</c> (of all active tenants, rounded up), ids with
    /// commas, or <c>rest</c>. Whoever is in an earlier wave is not in a later one.
    /// </summary>
    public required string Tenants { get; init; }

    /// <summary>The tenants themselves, where the settings list their ids; <see cref="Tenants"/> is then only a name.</summary>
    public IReadOnlyList<string>? TenantIds { get; init; }

    /// <summary>With which failure the wave stops. Null: it goes on to its end, and the next one begins only when all of it succeeded.</summary>
    public FailureBudget? MaxFailures { get; init; }

    /// <summary>How long to wait behind it; null: not at all.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>Whether the run pauses behind it until somebody resumes it.</summary>
    public bool Confirm { get; init; }

    /// <summary>A command that must end with exit code 0 before the next wave begins; null: none.</summary>
    public string? Verify { get; init; }

    /// <summary>How it is called: <see cref="Tenants"/>.</summary>
    public override string ToString() => Tenants;
}
