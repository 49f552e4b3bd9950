using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>Makes files of drafts.</summary>
internal sealed class DraftRendering(AuthoringProject project, ProjectMigrations migrations, DraftPlaces places, WriteRequest request)
{
    private readonly TableHistory _tables = new(project, migrations);

    public IReadOnlyList<WrittenMigration> Render() => [.. request.Drafts.Select(Render)];

    private WrittenMigration Render(MigrationDraft draft, int index)
    {
        var id = places.IdOf(index);
        var path = places.PathOf(index);
        var dependencies = Dependencies(draft, id);
        var text = draft.Form == MigrationForm.SqlFile
            ? DraftFile.Text(draft, dependencies, DraftPlaces.Says(path) != draft.Scope)
            : DraftClass.Text(draft, id, ClassName(draft), project.ClassNamespace(migrations), dependencies);
        return new WrittenMigration(id, path, draft.Scope, dependencies, text, places.Replaced(draft) is not null);
    }

    private string ClassName(MigrationDraft draft) => places.Replaced(draft)?.TypeName is { } type ? type[(type.LastIndexOf('.') + 1)..] : DraftClass.NameOf(draft.Name);

    private List<string> Dependencies(MigrationDraft draft, string id) =>
    [
        .. request.DependsOn.Select(Resolve)
            .Concat(draft.Expects.Select(table => _tables.NewestMaker(table, draft.Scope)).OfType<string>())
            .Concat(draft.After.Select(places.IdOf))
            .Where(dependency => dependency != id)
            .Distinct(StringComparer.Ordinal),
    ];

    // What is unknown stays as it is: the compiler's own message names the nearest one.
    private string Resolve(string given)
    {
        if (migrations.Scripts.Any(script => script.Id == given)) return given;
        var named = migrations.Scripts.Where(script => MigrationId.TryParse(script.Id, out var id) && id.Name == given).ToArray();
        return named.Length == 1 ? named[0].Id : given;
    }
}
