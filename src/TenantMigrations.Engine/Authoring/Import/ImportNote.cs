namespace TenantMigrations.Engine;

/// <summary>What could not be carried over as it was.</summary>
/// <param name="Path">The file of the other tool.</param>
/// <param name="Message">What, and what became of it.</param>
public sealed record ImportNote(string Path, string Message);
