namespace TenantMigrations.Engine;

/// <summary>A file as it shall be.</summary>
/// <param name="Path">Where it is, relative to the project's folder.</param>
/// <param name="NewPath">Where it shall be; the same where it is only rewritten.</param>
/// <param name="Content">Its new content.</param>
internal sealed record FileChange(string Path, string NewPath, byte[] Content);
