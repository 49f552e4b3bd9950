namespace TenantMigrations.Engine;

/// <summary>What a baseline came to.</summary>
/// <param name="AtId">The last versioned migration that it records everywhere; null where each place has its own.</param>
/// <param name="Places">All places.</param>
/// <param name="Notes">What should be known besides.</param>
public sealed record BaselineReport(string? AtId, IReadOnlyList<BaselinedPlace> Places, IReadOnlyList<string> Notes)
{
    /// <summary>Whether something stands in the way, so that nothing was recorded.</summary>
    public bool IsRefused => Places.Any(place => place.State is BaselineState.Journaled)
        || (Places.Any(place => place.State is BaselineState.Differs) && !Places.Any(place => place.State is BaselineState.Recorded));
}
