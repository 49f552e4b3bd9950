namespace TenantMigrations.Runner;

/// <summary>A wave at one moment. Behind a barrier the waves begin again; these are the figures of its last part.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Of">How many waves there are.</param>
/// <param name="Name">As the settings write it.</param>
/// <param name="Tenants">How many tenants are worked on.</param>
/// <param name="Finished">How many of them have come to their end.</param>
/// <param name="Failed">How many of those have failed.</param>
/// <param name="IsAtWork">Whether it is the one that is at work.</param>
/// <param name="Took">How long it has been at work; zero where it has not begun.</param>
/// <param name="Rate">Tenants a second.</param>
/// <param name="Left">How long it may still take; null while that is not known.</param>
internal sealed record WaveSnapshot(int Number, int Of, string Name, int Tenants, int Finished, int Failed, bool IsAtWork, TimeSpan Took, double? Rate, TimeSpan? Left)
{
    public double Share => Tenants == 0 ? (Took > TimeSpan.Zero && !IsAtWork ? 1 : 0) : Math.Clamp((double)Finished / Tenants, 0, 1);
}
