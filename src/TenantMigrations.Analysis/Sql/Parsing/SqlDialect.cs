namespace TenantMigrations.Analysis.Sql;

/// <summary>Which PostgreSQL a text is read for, and what its placeholders stand for.</summary>
/// <param name="Version">15 to 18.</param>
/// <param name="Placeholders">The declared kinds by name, case included; a placeholder that is not declared is beyond the parser.</param>
internal sealed record SqlDialect(int Version, IReadOnlyDictionary<string, SqlTokenKind> Placeholders)
{
    public const int OldestVersion = 15;
    public const int NewestVersion = 18;

    public static SqlDialect Of(int version) => new(version, new Dictionary<string, SqlTokenKind>());

    /// <summary>The dialect of a migration. A version that is not known is read as the nearest that is.</summary>
    public static SqlDialect Of(int version, IReadOnlyList<PlaceholderDeclaration> placeholders)
    {
        var kinds = new Dictionary<string, SqlTokenKind>(StringComparer.Ordinal);
        foreach (var placeholder in placeholders)
        {
            kinds[placeholder.Definition.Name] = placeholder.Definition.Kind switch
            {
                PlaceholderKind.Identifier => SqlTokenKind.QuotedIdentifier,
                PlaceholderKind.Number => SqlTokenKind.Number,
                _ => SqlTokenKind.String,
            };
        }

        return new SqlDialect(Math.Min(Math.Max(version, OldestVersion), NewestVersion), kinds);
    }
}
