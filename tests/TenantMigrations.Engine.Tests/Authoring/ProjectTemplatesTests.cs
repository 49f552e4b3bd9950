namespace TenantMigrations.Engine.Tests.Authoring;

/// <summary>The templates that a project has in its folder, and what is written from them.</summary>
public sealed class ProjectTemplatesTests
{
    private const string Template = "-- parameter: table table\n\n-- migrate:up\nCREATE TABLE ${table} (id bigint);\n\n-- migrate:down\nDROP TABLE ${table};\n";

    [Fact]
    public void They_are_listed_among_the_built_in_ones_and_are_no_migrations()
    {
        using var shop = new ShopFolder();
        shop.Write("migrations/templates/plain-table.sql", Template);
        shop.Write("migrations/templates/updated-at.sql", Template);
        shop.Write("migrations/templates/deeper/note.sql", "SELECT 1;");
        var project = shop.Open();
        var templates = ProjectTemplates.Read(project);

        Assert.Empty(templates.Findings);
        Assert.Equal(("migrations/templates/updated-at.sql", true), (templates.Find("updated-at")!.Path, templates.Find("updated-at")!.Overrides));
        Assert.Equal(("migrations/templates/plain-table.sql", false), (templates.Templates[^1].Path, templates.Templates[^1].Overrides));
        Assert.Null(templates.Find("enable-rls")!.Path);
        Assert.Equal(ProjectTemplates.BuiltIn.Templates.Count + 1, templates.Templates.Count);
        Assert.Equal([ShopFolder.Users, ShopFolder.Orders], project.ReadMigrations().Scripts.Select(script => script.Id));
    }

    [Fact]
    public void A_file_that_is_none_is_a_finding_on_its_line_and_the_others_are_there()
    {
        using var shop = new ShopFolder();
        shop.Write("migrations/templates/broken.sql", "-- parameter: table tabel\r\n-- migrate:up\r\nSELECT 1;\r\n");
        shop.Write("migrations/templates/plain-table.sql", Template);
        var templates = ProjectTemplates.Read(shop.Open());
        var finding = Assert.Single(templates.Findings);
        Assert.Equal(("migrations/templates/broken.sql", 1, 1), (finding.Path, finding.Line, finding.Column));
        Assert.NotNull(templates.Find("plain-table"));
        Assert.Null(templates.Find("broken"));
    }

    [Fact]
    public void What_is_written_depends_on_what_made_the_table_and_on_what_is_said()
    {
        using var shop = new ShopFolder();
        shop.WriteMigration("20240301000000_create_invoices", up: "CREATE TABLE invoices (id bigint PRIMARY KEY);");
        var written = Generate(shop, "add-foreign-key", ("table", "invoices"), ("columns", "id"), ("references", "orders"));
        Assert.True(written.Written);
        Assert.Equal(2, written.Migrations.Count);
        Assert.Equal(["20240301000000_create_invoices"], written.Migrations[0].DependsOn);
        Assert.Equal(["20240301000000_create_invoices", written.Migrations[0].MigrationId], written.Migrations[1].DependsOn);
        Assert.Empty(shop.Open().ReadMigrations().Errors());

        var again = Generate(shop, "add-foreign-key", ("table", "invoices"), ("columns", "id"), ("references", "orders"));
        Assert.False(again.Written);
        Assert.Contains("--force", again.Findings[0].Message);
    }

    [Fact]
    public void A_dry_run_and_a_value_that_is_refused_write_nothing()
    {
        using var shop = new ShopFolder();
        var before = shop.Snapshot();
        var project = shop.Open();
        var template = ProjectTemplates.Read(project).Find("enable-rls")!;
        var dry = GenerateMigrations.Run(project, new GenerateRequest { Template = template, Values = new Dictionary<string, string> { ["table"] = "orders" }, DryRun = true });
        Assert.False(dry.Report!.Written);
        Assert.Contains("ENABLE ROW LEVEL SECURITY", Assert.Single(dry.Report.Migrations).Text);
        var refused = GenerateMigrations.Run(project, new GenerateRequest { Template = template, Values = new Dictionary<string, string> { ["table"] = new('x', 64) } });
        Assert.Contains("64 bytes", refused.Error!.Message);
        Assert.Null(refused.Report);
        Assert.Equal(before, shop.Snapshot());
    }

    private static WriteReport Generate(ShopFolder shop, string template, params (string Name, string Value)[] values)
    {
        var project = shop.Open();
        var report = GenerateMigrations.Run(project, new GenerateRequest { Template = ProjectTemplates.Read(project).Find(template)!, Values = values.ToDictionary(value => value.Name, value => value.Value) });
        Assert.Null(report.Error);
        return report.Report!;
    }
}
