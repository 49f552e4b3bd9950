using System.Text.RegularExpressions;

namespace TenantMigrations.Engine.Tests.Preparation;

/// <summary>A registry with one migration of one statement, which begins behind a first line.</summary>
internal sealed class PlaceholderRegistry(string sql, params PlaceholderDefinition[] placeholders)
    : MigrationRegistry(new RegistrySettings(), [Migration("-- first line\n" + sql, placeholders)])
{
    private static MigrationDefinition Migration(string text, PlaceholderDefinition[] placeholders)
    {
        var start = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        return new MigrationDefinition
        {
            Id = "20240101000000_with_placeholders",
            Name = "With placeholders",
            Scope = MigrationScope.Tenant,
            Kind = MigrationKind.SqlClass,
            Checksum = "v1:x",
            SourcePath = "migrations/20240101000000_with_placeholders.sql",
            Placeholders = placeholders,
            Up = new MigrationPart
            {
                Constant = () => text,
                Statements = [new StatementSpan(start, text.Length - start)],
                Placeholders = [.. Regex.Matches(text, @"\$\{(\w+)\}")
                    .Select(match => new PlaceholderUse(match.Index, match.Length, Array.FindIndex(placeholders, item => item.Name == match.Groups[1].Value)))],
            },
        };
    }
}
