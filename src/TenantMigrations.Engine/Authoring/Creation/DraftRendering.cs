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
            ? DraftFile.Text(draft, dependencies, DraftFile.ScopeOf(path) != draft.Scope)
            : DraftClass.Text(draft, id, places.ClassNameOf(draft), project.ClassNamespace(migrations), dependencies);
        return new WrittenMigration(id, path, draft.Scope, dependencies, text, places.Replaced(draft) is not null);
    }

    private List<string> Dependencies(MigrationDraft draft, string id) =>
    [
        .. request.DependsOn.Select(Resolve)
            .Concat(draft.Expects.Select(table => _tables.NewestMaker(table, draft.Scope)).OfType<string>())
            .Concat(draft.After.Select(places.IdOf))
            .Where(dependency => dependency != id)
            .Distinct(StringComparer.Ordinal),
    ];

    // An id that is unknown stays as it is: the compiler's own message names the nearest one.
    private string Resolve(string given) => DependencyNames.Find(given, migrations) is [var only] ? only : given;
}
