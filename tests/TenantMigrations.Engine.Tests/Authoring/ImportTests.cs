using TenantMigrations.Analysis;
using TenantMigrations.TestKit;

namespace TenantMigrations.Engine.Tests.Authoring;

public sealed class ImportTests
{
    [Fact]
    public void Dbmate_keeps_versions_parts_and_transaction_flags()
    {
        var read = Read(ForeignTool.Dbmate,
            ("20240102000000_second.sql", "-- a remark\n-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY i ON t (a);\n-- migrate:down transaction:false odd:true\nDROP INDEX CONCURRENTLY i;\n"),
            ("20240101000000_first.sql", "-- migrate:up\nCREATE TABLE t (a int);\n"),
            ("notes.md", "x"), ("20240103000000_empty.sql", "SELECT 1;"));

        Assert.Equal(["20240101000000_first", "20240102000000_second"], read.Drafts.Select(draft => draft.Id));
        Assert.Equal((null, "not in the imported files"), (read.Drafts[0].Down, read.Drafts[0].Irreversible));
        Assert.True(read.Drafts[1] is { UpInTransaction: false, DownInTransaction: false, Irreversible: null });
        Assert.Equal([0], read.Drafts[1].After);
        Assert.Equal(
            ["20240102000000_second.sql: the option 'odd:true' is unknown: left out", "20240103000000_empty.sql: there is no '-- migrate:up' in it: left out",
                "notes.md: not a migration of dbmate (VERSION_name.sql): left out", "20240101000000_first.sql: there is no down part: written as irreversible"],
            read.Notes.OrderBy(note => note.Contains("no down", StringComparison.Ordinal)).ThenBy(note => note, StringComparer.Ordinal));
    }

    [Fact]
    public void Golang_migrate_is_ordered_by_number_and_its_own_transaction_is_taken_off()
    {
        var read = Read(ForeignTool.GolangMigrate,
            ("10_ten.up.sql", "DROP TABLE t;"), ("9_nine.up.sql", "BEGIN;\nCREATE TABLE t (a int);\nCREATE TABLE u ();\nCOMMIT;\n"), ("9_nine.down.sql", "DROP TABLE t;"),
            ("11_index.up.sql", "CREATE INDEX CONCURRENTLY i ON u (a);"), ("12_lost.down.sql", "SELECT 1;"));

        Assert.Equal(["20000101000001_nine", "20000101000002_ten", "20000101000003_index"], read.Drafts.Select(draft => draft.Id));
        Assert.Equal("CREATE TABLE t (a int);\nCREATE TABLE u ();", read.Drafts[0].Up.Trim());
        Assert.True(read.Drafts[0].UpInTransaction);
        Assert.False(read.Drafts[2].UpInTransaction);
        Assert.Contains("12_lost.down.sql: there is no up part of it: left out", read.Notes);
    }

    [Fact]
    public void Flyway_is_ordered_by_version_and_says_what_has_no_counterpart()
    {
        var read = Read(ForeignTool.Flyway,
            ("V10__ten.sql", "CREATE TABLE ${schema_table} (a int);"), ("V2.1__two_one.sql", "SELECT '${inside}';"), ("V2__two.sql", "CREATE TABLE t ();"), ("U2__two.sql", "DROP TABLE t;"),
            ("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS a;"), ("V10__ten.sql.conf", "executeInTransaction=false\nencoding=UTF-8\n"),
            ("afterMigrate.sql", "SELECT 1;"), ("V3__code.java", ""), ("B2__base.sql", "SELECT 1;"));

        Assert.Equal(["two", "two_one", "ten", "view"], read.Drafts.Select(draft => draft.Name));
        Assert.Equal("DROP TABLE t;", read.Drafts[0].Down);
        Assert.False(read.Drafts[2].UpInTransaction);
        Assert.Equal(["schema_table identifier"], read.Drafts[2].Placeholders);
        Assert.True(read.Drafts[3] is { IsRepeatable: true, Irreversible: null, Down: null });
        Assert.Equal([2], read.Drafts[3].After);
        Assert.Contains("afterMigrate.sql: a callback, which has no counterpart here: left out", read.Notes);
        Assert.Contains("V3__code.java: a migration in Java: write it as a C# migration", read.Notes);
        Assert.Contains("V10__ten.sql.conf: the setting 'encoding' is not carried over", read.Notes);
        Assert.Contains(read.Notes, note => note.StartsWith("V2.1__two_one.sql: a placeholder stands inside of quotes", StringComparison.Ordinal));
        Assert.Contains(read.Notes, note => note.StartsWith("B2__base.sql: a baseline migration", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_script_of_EF_is_cut_at_its_history_rows(bool idempotent)
    {
        var read = Read(ForeignTool.EfScript, ("shop.sql", EfScript(idempotent)));

        Assert.Equal(["20240101000000_init", "20240102000000_add_blogs"], read.Drafts.Select(draft => draft.Id));
        Assert.Equal("CREATE TABLE \"A\" (\n    \"Id\" integer NOT NULL\n);\n\nCREATE INDEX \"IX_A\" ON \"A\" (\"Id\");", read.Drafts[0].Up.Replace("    CREATE", "CREATE", StringComparison.Ordinal));
        Assert.Contains("CREATE SCHEMA blog", read.Drafts[1].Up, StringComparison.Ordinal);
        Assert.Contains("SELECT setval('s', 5)", read.Drafts[1].Up, StringComparison.Ordinal);
        Assert.DoesNotContain("__EFMigrationsHistory", string.Concat(read.Drafts.Select(draft => draft.Up)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_as_it_was_and_is_not_written_twice()
    {
        using var folder = TemporaryFolder.Create();
        folder.Write("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TenantMigrationsIsolation>Schema</TenantMigrationsIsolation></PropertyGroup></Project>");
        folder.Write("theirs/V1__a.sql", "CREATE TABLE a (id int);\r\nCREATE TABLE b (id int);\r\n");
        folder.Write("theirs/R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM a;");
        var project = AuthoringProject.Find(folder.Path, folder.Path);
        var request = new ImportRequest { Tool = ForeignTool.Flyway, Source = "theirs" };

        Assert.False(ImportMigrations.Run(project, request with { DryRun = true }, folder.Path).Written);
        Assert.False(Directory.Exists(folder.PathTo("migrations")));
        var report = ImportMigrations.Run(project, request, folder.Path);

        Assert.True(report.Written, string.Join('\n', report.Findings));
        var scripts = project.ReadMigrations().Scripts.OrderBy(script => script.Id, StringComparer.Ordinal).ToList();
        Assert.Equal(["20000101000001_a", "20000101000002_v"], scripts.Select(script => script.Id));
        Assert.All(scripts, script => Assert.Empty(script.Findings));
        Assert.All(scripts, script => Assert.Equal(MigrationScope.Tenant, script.Scope));
        Assert.True(scripts[1].IsRepeatable);
        Assert.Equal(2, scripts[0].Up!.Statements.Count());

        Assert.False(ImportMigrations.Run(project, request, folder.Path).Written);
        Assert.True(ImportMigrations.Run(project, request with { Force = true }, folder.Path).Written);
        var empty = Assert.Throws<FleetException>(() => ImportMigrations.Run(project, request with { Tool = ForeignTool.Dbmate }, folder.Path));
        Assert.Equal(FleetErrorKind.Findings, empty.Kind);
    }

    private static (IReadOnlyList<MigrationDraft> Drafts, List<string> Notes) Read(ForeignTool tool, params (string Path, string Text)[] files)
    {
        var reading = ImportMigrations.Read(tool, [.. files.Select(file => new ForeignFile(file.Path, file.Text))]);
        var notes = reading.Notes.ToList();
        var drafts = ImportMigrations.Drafts(reading.Migrations, MigrationScope.Global, notes);
        return (drafts, notes.ConvertAll(note => $"{note.Path}: {note.Message}"));
    }

    private static string EfScript(bool idempotent)
    {
        string Of(string id, string sql) => idempotent
            ? $"\nDO $EF$\nBEGIN\n    IF NOT EXISTS(SELECT 1 FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = '{id}') THEN\n    {sql};\n    END IF;\nEND $EF$;\n"
            : $"\n{sql};\n";
        string Row(string id) => Of(id, $"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\")\n    VALUES ('{id}', '8.0.0')");
        var (first, second) = ("20240101000000_Init", "20240102000000_AddBlogs");
        return "\uFEFFCREATE TABLE IF NOT EXISTS \"__EFMigrationsHistory\" (\n    \"MigrationId\" character varying(150) NOT NULL\n);\n\nSTART TRANSACTION;\n"
            + Of(first, "CREATE TABLE \"A\" (\n    \"Id\" integer NOT NULL\n)") + Of(first, "CREATE INDEX \"IX_A\" ON \"A\" (\"Id\")") + Row(first)
            + "\nCOMMIT;\n\nSTART TRANSACTION;\n"
            + (idempotent ? Of(second, "IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'blog') THEN\n        CREATE SCHEMA blog;\n    END IF") : Of(second, "CREATE SCHEMA blog"))
            + Of(second, (idempotent ? "PERFORM" : "SELECT") + " setval('s', 5)") + Row(second) + "\nCOMMIT;\n";
    }
}
