using System.Text;
using TenantMigrations.TestKit;

namespace TenantMigrations.Analysis.Tests.Templates;

/// <summary>docs/templates.md shows every template as it is, and what its example writes. VERIFY_ACCEPT=1 writes that part anew.</summary>
public sealed class TemplatePageTests
{
    private const string Begin = "<!-- the templates, kept by a test -->\n";
    private const string End = "<!-- the templates end here -->\n";

    [Fact]
    public void The_page_shows_what_each_example_writes()
    {
        var path = Repository.PathTo("docs", "templates.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (start, end) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        var expected = "\n" + string.Concat(TemplateCatalog.BuiltIn.Select(Section));
        if (Environment.GetEnvironmentVariable("VERIFY_ACCEPT") == "1") File.WriteAllText(path, page[..start] + expected + page[end..]);
        else Assert.Equal(expected, page[start..end]);
    }

    [Fact]
    public void The_table_has_every_template_with_all_its_parameters()
    {
        var page = File.ReadAllText(Repository.PathTo("docs", "templates.md")).ReplaceLineEndings("\n");
        foreach (var template in TemplateCatalog.BuiltIn)
        {
            var row = Assert.Single(page.Split('\n'), line => line.StartsWith($"| [`{template.Name}`](#{template.Name}) |", StringComparison.Ordinal));
            foreach (var parameter in template.Parameters) Assert.Contains($"`--{parameter.Name}`", row);
        }
    }

    private static string Section(Template template)
    {
        var text = new StringBuilder($"### {template.Name}\n\n{template.Summary}");
        if (template.Isolations.Count < 3) text.Append($" Only under {string.Join(" and ", template.Isolations)}.");
        text.Append($"\n\nLocks: {template.Locks}\n\n```sh\ngenerate {template.Name} {template.Example}\n```\n\n");
        foreach (var draft in Making.Make(template, template.Example).Drafts)
        {
            text.Append($"`{draft.Name}`, {(draft.Scope == MigrationScope.Global ? "global" : "tenant")}{(draft.AppliesToExistingOnly ? ", for tenants that are there" : "")}{(draft.Irreversible is { } why ? $"; irreversible, {why}" : "")}\n\n");
            if (draft.Form == MigrationForm.Code) text.Append($"```csharp\n{draft.Up}\n```\n\n");
            else text.Append($"```sql\n-- migrate:up{(draft.UpInTransaction ? "" : " transaction:false")}\n{draft.Up}\n\n-- migrate:down{(draft.DownInTransaction ? "" : " transaction:false")}\n{draft.Down}\n```\n\n");
        }

        return text.ToString();
    }
}
