using System.Security.Cryptography;

namespace TenantMigrations.Postgres;

/// <summary>The columns by which the product knows its own results among those of a batch. They end with a number of this process, so that no migration's column is called so.</summary>
internal static class OwnColumn
{
    private static readonly string s_mark = RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>The session's context.</summary>
    public static string Session { get; } = Name("session");

    /// <summary>A reading of the clock.</summary>
    public static string Clock { get; } = Name("clock");

    /// <summary>The relations as a transaction has them.</summary>
    public static string Relations { get; } = Name("relations");

    /// <summary>A fact of the catalog.</summary>
    public static string Fact { get; } = Name("fact");

    private static string Name(string what) => $"tenant_migrations_{what}_{s_mark}";
}
