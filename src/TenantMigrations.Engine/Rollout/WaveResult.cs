namespace TenantMigrations.Engine;

/// <summary>How a wave ended.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Name">As the settings write it.</param>
/// <param name="Tenants">How many of its tenants the plan had work for.</param>
/// <param name="Done">How many of them are done.</param>
/// <param name="Failed">How many failed.</param>
public sealed record WaveResult(int Number, string Name, int Tenants, int Done, int Failed);
