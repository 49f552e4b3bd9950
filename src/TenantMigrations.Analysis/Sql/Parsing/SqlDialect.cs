namespace TenantMigrations.Analysis.Sql;

/// <summary>Which PostgreSQL a text is read for, and what its placeholders stand for.</summary>
/// <param name="Version">15 to 18.</param>
/// <param name="Placeholders">The declared kinds by name, case included; a placeholder that is not declared is beyond the parser.</param>
internal sealed record SqlDialect(int Version, IReadOnlyDictionary<string, SqlTokenKind> Placeholders)
{
    public const int OldestVersion = 15;
    public const int NewestVersion = 18;

    public static SqlDialect Of(int version) => new(version, new Dictionary<string, SqlTokenKind>());
}
