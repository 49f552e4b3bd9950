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
        Assert.Equal("SELECT ${inside};", read.Drafts[1].Up);
        Assert.Equal(["inside literal"], read.Drafts[1].Placeholders);
        Assert.True(read.Drafts[3] is { IsRepeatable: true, Irreversible: null, Down: null });
        Assert.Equal([2], read.Drafts[3].After);
        Assert.Contains("afterMigrate.sql: a callback, which has no counterpart here: left out", read.Notes);
        Assert.Contains("V3__code.java: a migration in Java: write it as a C# migration", read.Notes);
        Assert.Contains("V10__ten.sql.conf: the setting 'encoding' is not carried over", read.Notes);
        Assert.Contains("V2.1__two_one.sql: the placeholder 'inside' fills quotes and is declared as a literal: set Placeholders:inside", read.Notes);
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
    public void A_version_that_is_there_twice_is_taken_once_and_the_other_is_named()
    {
        var flyway = Read(ForeignTool.Flyway,
            ("V1__a.sql", "SELECT 1;"), ("V1.0__b.sql", "SELECT 2;"), ("U1__a.sql", "SELECT 3;"), ("V2__c.sql", "SELECT 4;"), ("R__v.sql", "SELECT 5;"));
        var golang = Read(ForeignTool.GolangMigrate, ("1_a.up.sql", "SELECT 1;"), ("01_b.up.sql", "SELECT 2;"));

        Assert.Equal(3, flyway.Drafts.Count);
        Assert.Single(flyway.Notes, note => note.EndsWith(" is there twice, which Flyway refuses: left out", StringComparison.Ordinal));
        Assert.Single(golang.Drafts);
        Assert.Single(golang.Notes, note => note.EndsWith("version 1 is there twice: left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Placeholders_of_Flyway_become_ours_where_they_can_and_are_text_for_the_other_tools()
    {
        const string Sql = "CREATE FUNCTION ${flyway:defaultSchema}.f() RETURNS text LANGUAGE sql AS $$ SELECT '${tag}' || 'by ${tag}' || ${n} || '${n}' $$; -- ${remark}";

        var flyway = Read(ForeignTool.Flyway, ("V1__f.sql", Sql));
        var dbmate = Read(ForeignTool.Dbmate, ("1_f.sql", "-- migrate:up\n" + Sql));

        Assert.Equal("CREATE FUNCTION ${flyway_defaultSchema}.f() RETURNS text LANGUAGE sql AS $$ SELECT ${tag} || 'by ${tag}' || ${n} || '${n}' $$; -- ${remark}", flyway.Drafts[0].Up);
        Assert.Equal(["flyway_defaultSchema identifier", "n identifier", "tag literal"], flyway.Drafts[0].Placeholders);
        Assert.Contains(flyway.Notes, note => note.StartsWith("V1__f.sql: a placeholder stands inside of quotes, where ours cannot", StringComparison.Ordinal));
        Assert.Equal(Sql, dbmate.Drafts[0].Up);
        Assert.Empty(dbmate.Drafts[0].Placeholders);
        Assert.Equal(["1_f.sql: there is no down part: written as irreversible"], dbmate.Notes);
    }

    [Fact]
    public void Blocks_of_BEGIN_and_COMMIT_become_one_transaction_unless_they_say_more()
    {
        var read = Read(ForeignTool.GolangMigrate,
            ("1_blocks.up.sql", "ALTER TABLE t ADD a int;\nBEGIN;\nUPDATE t SET a = 0;\nCOMMIT;\nBEGIN;\nALTER TABLE t ALTER a SET NOT NULL;\nEND;\n"),
            ("2_level.up.sql", "BEGIN ISOLATION LEVEL SERIALIZABLE;\nUPDATE t SET a = 1;\nCOMMIT;\n"),
            ("3_undone.up.sql", "BEGIN;\nUPDATE t SET a = 1;\nROLLBACK;\n"));

        Assert.Equal("ALTER TABLE t ADD a int;\n\nUPDATE t SET a = 0;\n\n\nALTER TABLE t ALTER a SET NOT NULL;", read.Drafts[0].Up);
        Assert.True(read.Drafts[0].UpInTransaction);
        Assert.Contains("1_blocks.up.sql: its own BEGIN and COMMIT are taken out: all of it is one transaction here", read.Notes);
        Assert.All(read.Drafts.Skip(1), draft => Assert.StartsWith("BEGIN", draft.Up, StringComparison.Ordinal));
        Assert.Equal(2, read.Notes.Count(note => note.Contains("(TM2003)", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_empty_down_file_goes_back_as_there_and_an_empty_down_section_says_that_there_is_no_way()
    {
        var golang = Read(ForeignTool.GolangMigrate, ("1_data.up.sql", "DELETE FROM t;"), ("1_data.down.sql", "-- nothing to do\n"));
        var dbmate = Read(ForeignTool.Dbmate, ("1_data.sql", "-- migrate:up\nDELETE FROM t;\n-- migrate:down\n-- nothing to do\n"));

        Assert.StartsWith("SELECT 1;", golang.Drafts[0].Down, StringComparison.Ordinal);
        Assert.Null(golang.Drafts[0].Irreversible);
        Assert.Equal(["1_data.up.sql: its down part is empty: written as SELECT 1, as that tool goes back past it and changes nothing"], golang.Notes);
        Assert.True(dbmate.Drafts[0] is { Down: null, Irreversible: not null });
    }

    [Fact]
    public void What_is_said_about_the_table_of_the_other_tools_history_is_left_out()
    {
        var read = Read(ForeignTool.Dbmate, ("1_a.sql", """
            -- migrate:up
            GRANT SELECT ON schema_migrations TO backup;
            GRANT SELECT
                ON TABLE public.schema_migrations TO backup; REVOKE ALL ON t FROM schema_migrations;
            ALTER TABLE ONLY "public"."schema_migrations" ENABLE ROW LEVEL SECURITY;
            COMMENT ON TABLE schema_migrations IS 'x';
            DELETE FROM schema_migrations WHERE version = '1';
            UPDATE public.schema_migrations SET version = '2';
            UPDATE t SET version = 'schema_migrations';
            GRANT SELECT ON t, schema_migrations TO backup;
            CREATE VIEW v AS SELECT version FROM schema_migrations;
            -- migrate:down
            DROP VIEW v;
            """));

        Assert.Equal(
            ["REVOKE ALL ON t FROM schema_migrations;", "UPDATE t SET version = 'schema_migrations';", "GRANT SELECT ON t, schema_migrations TO backup;", "CREATE VIEW v AS SELECT version FROM schema_migrations;"],
            read.Drafts[0].Up.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)));
        Assert.Equal(7, read.Drafts[0].Up.Split('\n').Count(line => line.StartsWith("--", StringComparison.Ordinal)));
        Assert.Equal(
            ["1_a.sql: what it says about schema_migrations, where that tool keeps its history, is left out",
                "1_a.sql: it names schema_migrations, where that tool keeps its history, and a new database has none: take the statement out"],
            read.Notes);
        Assert.Equal(
            ["1_b.sql: what it says about schema_migrations, where that tool keeps its history, is left out", "1_b.sql: its up part is empty: written as SELECT 1, so that it keeps its place"],
            Read(ForeignTool.Dbmate, ("1_b.sql", "-- migrate:up\nGRANT SELECT ON schema_migrations TO backup;\n-- migrate:down\nSELECT 2;")).Notes);
    }

    [Theory]
    [InlineData(ForeignTool.Dbmate, "1_a.sql", "-- migrate:up\nCREATE TABLE a (id int);\n-- migrate:down\nDROP TABLE a;")]
    [InlineData(ForeignTool.GolangMigrate, "1_a.up.sql", "CREATE TABLE a (id int);")]
    public void Folders_below_are_left_out_where_the_tool_does_not_look_there(ForeignTool tool, string name, string sql)
    {
        var read = Read(tool, ("fixtures/" + name, "-- migrate:up\nINSERT INTO a VALUES (1);"), (name, sql), ("fixtures/2_b.up.sql", "-- migrate:up\nSELECT 1;"));

        Assert.Equal("CREATE TABLE a (id int);", Assert.Single(read.Drafts).Up);
        Assert.Equal(2, read.Notes.Count(note => note.Contains("in a folder below", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(ForeignTool.Flyway, "V1__a.sql", "", "INSERT INTO ${t} VALUES ('${v}', '?');\n", 20_000)]
    [InlineData(ForeignTool.GolangMigrate, "1_a.up.sql", "", "BEGIN; UPDATE t SET a = '?'; COMMIT;\n", 20_000)]
    [InlineData(ForeignTool.Dbmate, "1_a.sql", "-- migrate:up\n", "GRANT SELECT ON schema_migrations TO \"?\";\n", 20_000)]
    public async Task A_dump_of_megabytes_is_a_matter_of_seconds(ForeignTool tool, string file, string before, string statement, int times)
    {
        var sql = before + string.Concat(Enumerable.Repeat(statement.Replace("?", new string('x', 200), StringComparison.Ordinal), times));

        // Where the time grows with the square of the size, it is many minutes.
        var read = await Task.Run(() => Read(tool, (file, sql)), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Single(read.Drafts);
    }

    [Theory]
    [InlineData("__EFMigrationsHistory", "\"app\".\"efHistory\"", "\"MigrationId\"", "\"ProductVersion\"")]
    [InlineData("__EFMigrationsHistory", "app.__ef_migrations_history", "migration_id", "product_version")]
    public void A_history_of_EF_has_any_name(string usual, string table, string id, string version)
    {
        var script = EfScript(idempotent: true).Replace($"\"{usual}\"", table, StringComparison.Ordinal).Replace("\"MigrationId\"", id, StringComparison.Ordinal).Replace("\"ProductVersion\"", version, StringComparison.Ordinal);

        var read = Read(ForeignTool.EfScript, ("shop.sql", script));

        Assert.Equal(["20240101000000_init", "20240102000000_add_blogs"], read.Drafts.Select(draft => draft.Id));
        Assert.DoesNotContain(table, string.Concat(read.Drafts.Select(draft => draft.Up)), StringComparison.Ordinal);
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
