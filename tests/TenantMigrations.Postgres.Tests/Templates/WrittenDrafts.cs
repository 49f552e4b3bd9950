using System.Globalization;
using TenantMigrations.Analysis;

namespace TenantMigrations.Postgres.Tests.Templates;

/// <summary>Drafts as a project has them on disk, with ids in their order.</summary>
internal sealed class WrittenDrafts(ScriptOptions options)
{
    private readonly List<(string Path, string Text)> _files = [];

    public IReadOnlyList<(string Path, string Text)> Files => _files;

    /// <summary>Writes a migration by hand.</summary>
    public void AddFile(string name, string up, string down)
    {
        var folder = options.Isolation == TenantIsolation.Shared ? "system" : "tenant-specific";
        _files.Add(($"migrations/tenant/{folder}/{NextId(name)}.sql", $"-- description: {name}\n\n-- migrate:up\n{up}\n\n-- migrate:down\n{down}\n"));
    }

    public void Add(IReadOnlyList<MigrationDraft> drafts)
    {
        var ids = new List<string>();
        foreach (var draft in drafts)
        {
            var id = NextId(draft.Name);
            ids.Add(id);
            var needs = draft.After.Select(position => ids[position]).ToArray();
            _files.Add(draft.Form == MigrationForm.Code
                ? ($"migrations/{id}.cs", DraftClass.Text(draft, id, "M" + id, "Shop", needs))
                : ($"migrations/{id}.sql", DraftFile.Text(draft, needs, saysScope: true)));
        }
    }

    private string NextId(string name) => $"{(20240101000000 + _files.Count).ToString(CultureInfo.InvariantCulture)}_{name}";
}
