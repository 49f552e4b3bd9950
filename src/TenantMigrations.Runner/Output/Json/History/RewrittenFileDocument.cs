namespace TenantMigrations.Runner;

/// <summary>A file that a rebase changes.</summary>
internal sealed record RewrittenFileDocument(string Path, string? NewPath, int References);
