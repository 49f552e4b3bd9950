namespace TenantMigrations.Analysis;

/// <summary>A migration's id where it stands in a source.</summary>
/// <param name="Start">The offset of its first character in the decoded file.</param>
/// <param name="Id">The id.</param>
public sealed record IdReference(int Start, string Id);
