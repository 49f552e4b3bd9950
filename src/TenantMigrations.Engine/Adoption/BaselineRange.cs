namespace TenantMigrations.Engine;

/// <summary>Everything up to a migration.</summary>
/// <param name="AtId">The last versioned one; null where there is none.</param>
/// <param name="Taken">By index, whether it is part of it.</param>
internal sealed record BaselineRange(string? AtId, bool[] Taken);
