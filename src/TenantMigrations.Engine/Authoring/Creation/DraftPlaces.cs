using System.Globalization;
using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>Which id, folder and file each draft gets.</summary>
internal sealed class DraftPlaces
{
    private readonly AuthoringProject _project;
    private readonly ProjectMigrations _migrations;
    private readonly LockFile _history;
    private readonly WriteRequest _request;
    private readonly DateTime _start;
    private readonly ClassNames _classNames;

    public DraftPlaces(AuthoringProject project, ProjectMigrations migrations, LockFile history, WriteRequest request)
    {
        (_project, _migrations, _history, _request) = (project, migrations, history, request);
        _classNames = new ClassNames(project, [.. request.Drafts.Where(draft => draft.Form != MigrationForm.SqlFile && Replaced(draft) is null)]);
        var now = request.Clock.GetUtcNow().UtcDateTime;
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)); // as ids count
        var newest = migrations.Scripts.Select(static script => script.Id).Concat(history.Migrations.Select(static released => released.Id))
            .Select(static id => MigrationId.TryParse(id, out var parsed) ? parsed.CreatedAt : DateTime.MinValue).DefaultIfEmpty().Max();
        _start = now > newest || newest > DateTime.MaxValue.AddDays(-1) ? now : newest.AddSeconds(1);
    }

    /// <summary>The migration of the same name that a draft replaces; null where there is none.</summary>
    public MigrationScript? Replaced(MigrationDraft draft) =>
        draft.Id is { } given ? _migrations.Scripts.FirstOrDefault(script => script.Id == given) : _migrations.Scripts.FirstOrDefault(script => MigrationId.TryParse(script.Id, out var id) && id.Name == draft.Name);

    /// <summary>Its id: that of what it replaces, else the next one.</summary>
    public string IdOf(int index) => _request.Drafts[index].Id ?? Replaced(_request.Drafts[index])?.Id
        ?? _start.AddSeconds(index).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "_" + _request.Drafts[index].Name;

    /// <summary>Its file, relative to the project's folder: beside what has the same scope.</summary>
    public string PathOf(int index)
    {
        var draft = _request.Drafts[index];
        if (Replaced(draft) is { } replaced) return replaced.ProjectPath;
        var file = draft.Form == MigrationForm.SqlFile ? IdOf(index) + ".sql" : _classNames.Of(draft) + ".cs";
        return FolderOf(draft.Scope) + "/" + file;
    }

    /// <summary>The name of its class: that of what it replaces, else one that is free.</summary>
    public string ClassNameOf(MigrationDraft draft) => Replaced(draft)?.TypeName is { } type ? type[(type.LastIndexOf('.') + 1)..] : _classNames.Of(draft);

    /// <summary>What is in the way.</summary>
    public IReadOnlyList<AuthoringFinding> Obstacles()
    {
        var findings = _request.DependsOn.Select(given => DependencyNames.Obstacle(given, _project, _migrations)).OfType<AuthoringFinding>().ToList();
        for (var i = 0; i < _request.Drafts.Count; i++)
        {
            var draft = _request.Drafts[i];
            if (!MigrationId.TryParse("20000101000000_" + draft.Name, out _))
            {
                findings.Add(AuthoringFinding.Trouble(Path.GetFileName(_project.File), $"'{draft.Name}' cannot be the name of a migration: a-z, 0-9 and _ make one, such as add_role_to_users."));
                continue;
            }

            if (Obstacle(draft, PathOf(i)) is { } obstacle) findings.Add(obstacle);
        }

        if (_request.Drafts.GroupBy(static draft => draft.Id ?? draft.Name, StringComparer.Ordinal).FirstOrDefault(static names => names.Count() > 1) is { } twice)
            findings.Add(AuthoringFinding.Trouble(Path.GetFileName(_project.File), $"Two of the migrations would be called '{twice.Key}'."));
        return findings;
    }

    private AuthoringFinding? Obstacle(MigrationDraft draft, string path)
    {
        if (Replaced(draft) is not { } replaced)
        {
            if (File.Exists(_project.PathTo(path))) return AuthoringFinding.Trouble(path, "There is such a file already, and it holds no migration of this name. Choose another name, or move the file.");
            return WritablePaths.Obstacle(_project, path) is { } closed ? AuthoringFinding.Trouble(path, $"'{path}' {closed}, so nothing was written.") : null;
        }

        if (_history.Find(replaced.Id) is not null)
            return AuthoringFinding.Trouble(replaced.ProjectPath, $"Migration '{replaced.Id}' has that name and is released: it is never written again. Choose another name.");
        if (!_request.Force)
            return AuthoringFinding.Trouble(replaced.ProjectPath, $"Migration '{replaced.Id}' has that name already. Choose another name, or replace it with --force.");
        if (_migrations.Scripts.Any(script => script != replaced && script.ProjectPath == replaced.ProjectPath))
            return AuthoringFinding.Trouble(replaced.ProjectPath, $"Migration '{replaced.Id}' has that name, and its file holds others, which would be lost. Delete it there first, or choose another name.");
        return (replaced.TypeName is null) == (draft.Form == MigrationForm.SqlFile)
            ? null
            : AuthoringFinding.Trouble(replaced.ProjectPath, $"Migration '{replaced.Id}' has that name and is a {(replaced.TypeName is null ? "file" : "class")}. Delete it first, or choose another name.");
    }

    private string FolderOf(MigrationScope scope)
    {
        var likely = _migrations.Scripts.Where(script => script.TypeName is null && script.Scope == scope && DraftFile.ScopeOf(script.ProjectPath) == scope)
            .OrderByDescending(static script => script.Id, StringComparer.Ordinal).FirstOrDefault();
        return likely is not null
            ? likely.ProjectPath[..likely.ProjectPath.LastIndexOf('/')]
            : $"{_project.MigrationsDirectory}/tenant/{(scope == MigrationScope.Global ? "system" : "tenant-specific")}";
    }
}
