namespace TenantMigrations.Engine;

/// <summary>A file that a rebase changes.</summary>
/// <param name="Path">Where it was, relative to the project's folder.</param>
/// <param name="NewPath">Where it is now; null where it kept its name.</param>
/// <param name="References">How many ids in it were rewritten.</param>
public sealed record RewrittenFile(string Path, string? NewPath, int References);
