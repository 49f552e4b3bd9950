using System.Text;

namespace TenantMigrations.Analysis;

/// <summary>Writes a draft as a <c>.sql</c> file.</summary>
public static class DraftFile
{
    /// <summary>The file's text, with line feeds.</summary>
    /// <param name="draft">The draft; of code there is no such file.</param>
    /// <param name="dependencies">The ids that it depends on, in order.</param>
    /// <param name="saysScope">Whether the scope must be said because the folder does not.</param>
    public static string Text(MigrationDraft draft, IReadOnlyList<string> dependencies, bool saysScope)
    {
        if (draft is null) throw new ArgumentNullException(nameof(draft));
        if (dependencies is null) throw new ArgumentNullException(nameof(dependencies));
        if (draft.Form == MigrationForm.Code) throw new ArgumentException("Code is not written into a .sql file.", nameof(draft));
        var text = new StringBuilder();
        if (DraftText.OneLine(draft.Description).Length > 0) Directive(text, "description", draft.Description);
        foreach (var dependency in dependencies) Directive(text, "depends-on", dependency);
        if (saysScope) Directive(text, "scope", draft.Scope == MigrationScope.Global ? "global" : "tenant");
        if (draft.IsRepeatable) text.Append("-- repeatable\n");
        foreach (var placeholder in draft.Placeholders) Directive(text, "placeholder", placeholder);
        if (draft.AppliesToExistingOnly) Directive(text, "applies-to", "existing");
        if (draft.Irreversible is not null) Directive(text, "irreversible", draft.Irreversible);
        Part(text, "up", draft.UpInTransaction, draft.Up);
        if (draft.Down is not null) Part(text, "down", draft.DownInTransaction, draft.Down);
        return text.ToString();
    }

    /// <summary>The scope that the folders of a file say; null where they say none, or both.</summary>
    /// <param name="projectPath">The file, relative to the project's folder.</param>
    public static MigrationScope? ScopeOf(string projectPath) => FolderScope.Of(projectPath ?? throw new ArgumentNullException(nameof(projectPath))).Scope;

    private static void Directive(StringBuilder text, string name, string value) => text.Append("-- ").Append(name).Append(": ").Append(DraftText.OneLine(value)).Append('\n');

    private static void Part(StringBuilder text, string name, bool inTransaction, string sql) => text
        .Append("\n-- migrate:").Append(name).Append(inTransaction ? "" : " transaction:false").Append('\n')
        .Append(DraftText.Body(sql)).Append('\n');
}
