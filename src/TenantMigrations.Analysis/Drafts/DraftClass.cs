using System.Text;

namespace TenantMigrations.Analysis;

/// <summary>Writes a draft as a C# class.</summary>
public static class DraftClass
{
    private const string Indent = "    ";

    /// <summary>The class's name, from the name part of an id: <c>add_role_to_users</c> becomes <c>AddRoleToUsers</c>.</summary>
    /// <param name="name">The name part.</param>
    public static string NameOf(string name)
    {
        if (name is null) throw new ArgumentNullException(nameof(name));
        var words = name.Split(['_'], StringSplitOptions.RemoveEmptyEntries).Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1));
        var pascal = string.Concat(words);
        return pascal.Length == 0 || char.IsDigit(pascal[0]) ? "Migration" + pascal : pascal;
    }

    /// <summary>The file's text, with line feeds.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="id">Its id.</param>
    /// <param name="className">The class's name.</param>
    /// <param name="namespaceName">Its namespace; null for none.</param>
    /// <param name="dependencies">The ids that it depends on, in order.</param>
    public static string Text(MigrationDraft draft, string id, string className, string? namespaceName, IReadOnlyList<string> dependencies)
    {
        if (draft is null) throw new ArgumentNullException(nameof(draft));
        if (dependencies is null) throw new ArgumentNullException(nameof(dependencies));
        var text = new StringBuilder();

        // A project may have no implicit usings.
        if (draft.Form == MigrationForm.Code) text.Append("using System.Threading;\nusing System.Threading.Tasks;\n");
        text.Append("using TenantMigrations;\n\n");
        if (namespaceName is not null) text.Append("namespace ").Append(namespaceName).Append(";\n\n");
        text.Append("/// <summary>").Append(Xml(DraftText.OneLine(draft.Description))).Append("</summary>\n")
            .Append("[Migration(").Append(Literal(id)).Append(", Scope = MigrationScope.").Append(draft.Scope).Append(", Description = ").Append(Literal(DraftText.OneLine(draft.Description)));
        if (draft.Irreversible is not null) text.Append(",\n").Append(Indent).Append("Irreversible = ").Append(Literal(DraftText.OneLine(draft.Irreversible)));
        if (!draft.UpInTransaction || !draft.DownInTransaction) text.Append(", Transaction = false");
        if (draft.AppliesToExistingOnly) text.Append(", AppliesToExistingOnly = true");
        text.Append(")]\n");
        if (dependencies.Count > 0) text.Append("[DependsOn(").Append(string.Join(", ", dependencies.Select(Literal))).Append(")]\n");
        text.Append("public sealed class ").Append(className).Append(" : ").Append(draft.Form == MigrationForm.Code ? "CodeMigration" : "SqlMigration").Append("\n{\n");
        if (draft.Form == MigrationForm.Code)
        {
            text.Append(Indented(DraftText.Body(draft.Up), Indent)).Append('\n');
        }
        else
        {
            Constant(text, "Up", draft.Up);
            if (draft.Down is not null) Constant(text.Append('\n'), "Down", draft.Down);
        }

        return text.Append("}\n").ToString();
    }

    private static void Constant(StringBuilder text, string name, string sql)
    {
        var quotes = new string('"', Math.Max(3, LongestRun(sql) + 1));
        text.Append(Indent).Append("public const string ").Append(name).Append(" = ").Append(quotes).Append('\n')
            .Append(Indented(DraftText.Body(sql), Indent + Indent)).Append('\n')
            .Append(Indent).Append(Indent).Append(quotes).Append(";\n");
    }

    private static string Indented(string text, string indent) =>
        string.Join("\n", text.Split('\n').Select(line => line.Trim().Length == 0 ? "" : indent + line));

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static string Literal(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
