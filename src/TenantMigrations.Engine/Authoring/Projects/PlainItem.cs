namespace TenantMigrations.Engine;

/// <summary>An item of a project file as written, its values split at semicolons.</summary>
internal sealed record PlainItem(string Kind, IReadOnlyList<string> Include, IReadOnlyList<string> Exclude, IReadOnlyList<string> Remove);
