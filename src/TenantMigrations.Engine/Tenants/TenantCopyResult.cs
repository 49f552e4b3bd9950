namespace TenantMigrations.Engine;

/// <summary>How a copy ended.</summary>
/// <param name="IsDone">Whether it is what was proven, and stays.</param>
/// <param name="Reason">Why it is not; null where it is.</param>
/// <param name="Found">What the copy was, where it was not what was proven.</param>
public sealed record TenantCopyResult(bool IsDone, string? Reason, CatalogSnapshot? Found)
{
    /// <summary>It is done.</summary>
    public static TenantCopyResult Done { get; } = new(true, null, null);

    /// <summary>It was not begun, or was thrown away.</summary>
    public static TenantCopyResult Refused(string reason, CatalogSnapshot? found = null) => new(false, reason, found);
}
