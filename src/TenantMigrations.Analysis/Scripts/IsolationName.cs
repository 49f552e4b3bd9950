namespace TenantMigrations.Analysis;

/// <summary>The property <c>TenantMigrationsIsolation</c>, as the compiler and the tool read it.</summary>
public static class IsolationName
{
    private static readonly TenantIsolation[] All = [TenantIsolation.Shared, TenantIsolation.Schema, TenantIsolation.Database];

    /// <summary>Reads it, without regard to case; null where it names none. A number means nothing.</summary>
    public static TenantIsolation? Parse(string text)
    {
        foreach (var isolation in All)
            if (string.Equals(isolation.ToString(), text.Trim(), StringComparison.OrdinalIgnoreCase)) return isolation;
        return null;
    }
}
