namespace TenantMigrations.Engine;

/// <summary>A wave, or its part up to a barrier, has ended.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Of">How many waves there are.</param>
/// <param name="Name">As the settings write it.</param>
/// <param name="Done">How many of its tenants are done.</param>
/// <param name="NotDone">How many are not. Both are 0 where there was global work only.</param>
public sealed record WaveFinished(int Number, int Of, string Name, int Done, int NotDone) : RunEvent;
