namespace TenantMigrations.Engine;

/// <summary>What is known of one tenant.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="State">Whether an application may serve it.</param>
/// <param name="Missing">
/// The migrations, global ones of its database first, that are not applied, or were applied with another checksum; with <see cref="TenantHealthState.Behind"/>
/// only.
/// </param>
/// <param name="OtherRepeatables">Repeatables that are there in another version. A checksum does not say which is newer, so they do not count as missing.</param>
/// <param name="Reason">Why it is not ready, in words for a log; null where it is.</param>
public sealed record TenantHealth(
    string TenantId,
    TenantHealthState State,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> OtherRepeatables,
    string? Reason);
