namespace TenantMigrations.Engine;

/// <summary>A migration that failed where it had to succeed: nothing behind it could be verified.</summary>
/// <param name="Error">Why, at its place in the source.</param>
/// <param name="TenantId">For whom; null for a global one.</param>
/// <param name="Circumstance">Under which circumstances, where they are not the plain ones.</param>
public sealed record VerificationFailure(MigrationError Error, string? TenantId, string? Circumstance = null);
