using System.Globalization;
using System.Text;
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
            _files.Add(draft.Form == MigrationForm.Code ? ($"migrations/{id}.cs", Class(draft, id, needs)) : ($"migrations/{id}.sql", File(draft, needs)));
        }
    }

    private string NextId(string name) => $"{(20240101000000 + _files.Count).ToString(CultureInfo.InvariantCulture)}_{name}";

    private static string File(MigrationDraft draft, string[] needs)
    {
        var text = new StringBuilder($"-- description: {draft.Description}\n-- scope: {draft.Scope.ToString().ToLowerInvariant()}\n");
        if (needs.Length > 0) text.Append($"-- depends-on: {string.Join(", ", needs)}\n");
        text.Append($"\n-- migrate:up{(draft.UpInTransaction ? "" : " transaction:false")}\n{draft.Up}\n");
        return text.Append($"\n-- migrate:down{(draft.DownInTransaction ? "" : " transaction:false")}\n{draft.Down}\n").ToString();
    }

    private static string Class(MigrationDraft draft, string id, string[] needs) => $$"""
        using TenantMigrations;

        namespace Shop;

        [Migration("{{id}}", Scope = MigrationScope.{{draft.Scope}}{{(draft.AppliesToExistingOnly ? ", AppliesToExistingOnly = true" : "")}}{{(draft.Irreversible is null ? "" : $", Irreversible = \"{draft.Irreversible}\"")}})]
        {{(needs.Length > 0 ? $"[DependsOn({string.Join(", ", needs.Select(need => $"\"{need}\""))})]" : "")}}
        public sealed class M{{id}} : CodeMigration
        {
        {{draft.Up}}
        }
        """;
}
