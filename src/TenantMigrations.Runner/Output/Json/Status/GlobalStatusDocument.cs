using System.Text.Json.Serialization;

namespace TenantMigrations.Runner;

/// <summary>The global migrations.</summary>
/// <param name="Migrations">With one database, its own; with several, all taken together: completed is what every database has.</param>
/// <param name="Databases">With several databases, each by itself; absent with one.</param>
internal sealed record GlobalStatusDocument(
    IReadOnlyList<MigrationStateDocument> Migrations,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<DatabaseStatusDocument>? Databases = null);
