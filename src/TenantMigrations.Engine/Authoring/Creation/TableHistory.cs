using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>Which migration of a project last made or altered a table.</summary>
internal sealed class TableHistory(AuthoringProject project, ProjectMigrations migrations)
{
    private readonly Lazy<ILookup<string, MigrationScript>> _makers = new(() => Read(project, migrations));

    /// <summary>All tables that migrations make or alter.</summary>
    public IEnumerable<string> Names => _makers.Value.Select(static made => made.Key);

    /// <summary>The newest one that a migration of this scope may lean on without becoming a barrier; null where none is known.</summary>
    /// <param name="table">The table's name, without its schema.</param>
    /// <param name="scope">The scope of the migration that needs it.</param>
    public string? NewestMaker(string table, MigrationScope scope) =>
        _makers.Value[table].Where(maker => maker.Scope == scope || maker.Scope == MigrationScope.Global)
            .Select(static maker => maker.Id).Max(StringComparer.Ordinal);

    /// <summary>The newest one of whatever scope.</summary>
    /// <param name="table">The table's name, without its schema.</param>
    public MigrationScript? NewestMaker(string table) => _makers.Value[table].MaxBy(static maker => maker.Id, StringComparer.Ordinal);

    private static ILookup<string, MigrationScript> Read(AuthoringProject project, ProjectMigrations migrations)
    {
        var version = project.ScriptOptions().PostgresVersion;
        return migrations.Scripts.Where(static script => !script.IsRepeatable && !script.IsBroken)
            .SelectMany(script => TableMakers.In(migrations.UpText(script), version).Select(table => (Table: table, Script: script)))
            .ToLookup(static made => made.Table, static made => made.Script, StringComparer.Ordinal);
    }
}
