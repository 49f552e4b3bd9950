namespace TenantMigrations;

/// <summary>A place in the migration text where a placeholder's value goes.</summary>
/// <param name="Start">The offset of <c>${</c>, in UTF-16 code units of the migration text.</param>
/// <param name="Length">The length up to and with <c>}</c>.</param>
/// <param name="Placeholder">The index of its definition.</param>
public readonly record struct PlaceholderUse(int Start, int Length, int Placeholder);
