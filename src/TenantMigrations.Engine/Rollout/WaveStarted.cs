namespace TenantMigrations.Engine;

/// <summary>A wave begins; with barriers in the plan a wave has more than one part.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Of">How many waves there are.</param>
/// <param name="Name">As the settings write it.</param>
/// <param name="Tenants">How many tenants are worked on.</param>
public sealed record WaveStarted(int Number, int Of, string Name, int Tenants) : RunEvent;
