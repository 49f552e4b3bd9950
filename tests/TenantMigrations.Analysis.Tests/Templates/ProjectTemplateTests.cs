using TenantMigrations.TestKit;

namespace TenantMigrations.Analysis.Tests.Templates;

/// <summary>Templates that a project has as files.</summary>
public sealed class ProjectTemplateTests
{
    private const string Text = """
        -- description: Adds a column with an index
        -- parameter: table table
        -- parameter: column identifier = changed_by
        -- parameter: kind type = text
        -- parameter: note literal = it's
        -- parameter: size number = 70
        -- parameter: rows expression = true
        -- derived: index = table, column, idx
        -- example: --table orders

        -- migration: add_${column}_to_${table}
        -- description: ${column} of ${table}
        -- migrate:up
        ALTER TABLE ${table} ADD COLUMN ${column} ${kind};
        COMMENT ON COLUMN ${table}.${column} IS ${note}; -- ${table} in a comment is text
        ALTER TABLE ${table} SET (fillfactor = ${size});
        DO $$ BEGIN PERFORM FROM ${table} WHERE ${rows}; END $$;

        -- migrate:down
        ALTER TABLE ${table} DROP COLUMN ${column};
        ALTER TABLE ${table} RESET (fillfactor);

        -- migration: index_${column}_of_${table}
        -- migrate:up transaction:false
        CREATE INDEX CONCURRENTLY ${index} ON ${table} (${column});

        -- migrate:down transaction:false
        DROP INDEX CONCURRENTLY ${index};

        -- migration: seed_${table}
        -- scope: tenant
        -- applies-to: existing
        -- irreversible: rows are not remembered
        -- migrate:up
        -- expect-rows: >=0
        UPDATE ${table} SET ${column} = ${note};
        """;

    [Theory]
    [InlineData("orders", "orders", "orders_changed_by_idx")]
    [InlineData("a\"b $$ ${x}", "\"a\"\"b $$ ${x}\"", "\"a\"\"b $$ ${x}_changed_by_idx\"")]
    public void Values_are_quoted_by_their_kinds(string table, string sql, string index)
    {
        var template = Read(Text);
        var result = template.Make(new Dictionary<string, string> { ["table"] = table, ["rows"] = "1 > 0 OR false" }, ScriptOptions.Default);
        Assert.Null(result.Error);
        var drafts = result.Drafts;
        Assert.Contains($"ALTER TABLE {sql} ADD COLUMN changed_by text;\nCOMMENT ON COLUMN {sql}.changed_by IS 'it''s'; -- ${{table}} in a comment is text\nALTER TABLE {sql} SET (fillfactor = 70);", drafts[0].Up);
        Assert.Contains($"PERFORM FROM {sql} WHERE (1 > 0 OR false);", drafts[0].Up);
        Assert.Equal($"CREATE INDEX CONCURRENTLY {index} ON {sql} (changed_by);", drafts[1].Up);
        Assert.Equal($"changed_by of {table}", drafts[0].Description);
        Assert.Equal([MigrationScope.Global, MigrationScope.Global, MigrationScope.Tenant], drafts.Select(draft => draft.Scope));
        Assert.Equal((false, false, true), (drafts[1].UpInTransaction, drafts[1].DownInTransaction, drafts[2].AppliesToExistingOnly));
        Assert.Equal([1], drafts[2].After);
        Assert.StartsWith("-- expect-rows: >=0\n", drafts[2].Up);
        Assert.Empty(Making.Findings(drafts, ScriptOptions.Default));
    }

    [Fact]
    public void It_is_listed_like_a_built_in_one()
    {
        var template = Read(Text);
        Assert.Equal(("audit", "Adds a column with an index", "--table orders"), (template.Name, template.Summary, template.Example));
        Assert.Equal(["table", "column", "kind", "note", "size", "rows"], template.Parameters.Select(parameter => parameter.Name));
        Assert.Equal([true, false, false, false, false, false], template.Parameters.Select(parameter => parameter.IsRequired));
        Assert.Equal("--table orders", Read("-- parameter: table table\n-- migrate:up\nANALYZE ${table};\n-- migrate:down\nANALYZE ${table};").Example);
    }

    [Fact]
    public void One_migration_needs_no_name()
    {
        var template = Read("-- parameter: table table\n-- isolation: schema\n-- migrate:up\nCREATE TABLE ${table} ();\n-- migrate:down\nDROP TABLE ${table};");
        var draft = Assert.Single(template.Make(new Dictionary<string, string> { ["table"] = "Orders" }, new ScriptOptions { Isolation = TenantIsolation.Schema }).Drafts);
        Assert.Equal(("audit_orders", MigrationScope.Tenant), (draft.Name, draft.Scope));
        Assert.Contains("makes no sense under Shared isolation", template.Make(new Dictionary<string, string> { ["table"] = "Orders" }, ScriptOptions.Default).Error!.Message);
    }

    [Fact]
    public void A_placeholder_in_a_value_is_text_and_a_long_name_is_cut()
    {
        var template = Read("-- parameter: a literal\n-- parameter: b literal = ${a}\n-- migration: x_${a}\n-- description: ${a} and ${b}\n-- migrate:up\nSELECT ${a}, ${b};\n-- migrate:down\nSELECT 1;");

        var draft = Assert.Single(template.Make(new Dictionary<string, string> { ["a"] = "${b}" }, ScriptOptions.Default).Drafts);
        Assert.Equal(("${b} and ${a}", "SELECT '${b}', '${a}';"), (draft.Description, draft.Up));
        Assert.InRange(Assert.Single(template.Make(new Dictionary<string, string> { ["a"] = new('x', 10_000) }, ScriptOptions.Default).Drafts).Name.Length, 100, 140);
    }

    [Theory]
    [InlineData("$f$ it $f$", "$body$ '$f$ it $f$' $body$")]
    [InlineData("$f$ $body$", "$body1$ '$f$ $body$' $body1$")]
    public void A_body_is_what_was_written_whatever_its_quotes_become(string value, string expected)
    {
        var template = Read("-- parameter: a literal\n-- migrate:up\nSELECT $f$ ${a} $f$;\n-- migrate:down\nSELECT 1;");
        Assert.Equal($"SELECT {expected};", Assert.Single(template.Make(new Dictionary<string, string> { ["a"] = value }, ScriptOptions.Default).Drafts).Up);
    }

    [Fact]
    public void A_body_that_ends_with_a_dollar_does_not_close_too_early()
    {
        var template = Read("-- parameter: a expression\n-- migrate:up\nSELECT $$${a}$$;\n-- migrate:down\nSELECT 1;");
        Assert.Equal("SELECT $body$a$$body$;", Assert.Single(template.Make(new Dictionary<string, string> { ["a"] = "a$" }, ScriptOptions.Default).Drafts).Up);
    }

    [Theory]
    [InlineData("-- parameter: table table\n-- migrate:up\nANALYZE ${table};\n-- migrate:down\nANALYZE ${table};")]
    [InlineData("-- parameter: table table\n-- parameter: why literal =\n-- migration: analyze_${table}\n-- description: ${why}\n-- migrate:up\nANALYZE ${table};\n-- migrate:down\nANALYZE ${table};")]
    public void A_description_is_no_must(string text)
    {
        var result = Read(text).Make(new Dictionary<string, string> { ["table"] = "t" }, ScriptOptions.Default);
        Assert.Null(result.Error);
        Assert.Empty(Making.Findings(result.Drafts, ScriptOptions.Default));
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("--help")]
    public void What_the_command_line_takes_for_an_option_is_no_name(string name) =>
        Assert.Contains("is none", ProjectTemplateReader.Read($"migrations/templates/{name}.sql", Text).Error!.Message);

    [Theory]
    [InlineData("size", "1; drop table x")]
    [InlineData("size", "1.")]
    [InlineData("size", "--1")]
    [InlineData("rows", "true; drop table x")]
    [InlineData("kind", "text, b int")]
    [InlineData("table", "")]
    public void Values_that_are_not_of_their_kind_are_refused(string parameter, string value) =>
        Assert.Equal(parameter, Read(Text).Make(new Dictionary<string, string> { ["table"] = "t", [parameter] = value }, ScriptOptions.Default).Error!.Parameter);

    [Theory]
    [InlineData("", 1, "makes nothing")]
    [InlineData("SELECT 1;", 1, "SQL stands below a marker")]
    [InlineData("-- parameter: table\n-- migrate:up\nSELECT 1;", 1, "A parameter is written")]
    [InlineData("-- parameter: table tabel\n-- migrate:up\nSELECT 1;", 1, "A parameter is written")]
    [InlineData("-- parameter: Table table\n", 1, "cannot be the name")]
    [InlineData("-- parameter: force literal\n", 1, "has an option --force already")]
    [InlineData("-- parameter: a literal\n-- parameter: a literal\n", 2, "declared twice")]
    [InlineData("-- parameter: a literal\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;", 1, "used nowhere")]
    [InlineData("-- migrate:up\nSELECT ${b};\n-- migrate:down\nSELECT 1;", 2, "'${b}' is not declared")]
    [InlineData("-- migrate:up\nDO $$ BEGIN PERFORM ${b}; END $$;\n-- migrate:down\nSELECT 1;", 2, "'${b}' is not declared")]
    [InlineData("-- parameter: a literal\n-- migrate:up\nSELECT '${a}';\n-- migrate:down\nSELECT 1;", 3, "In quotes")]
    [InlineData("-- parameter: a table\n-- migrate:up\nCREATE TABLE ${a}_x ();\n-- migrate:down\nSELECT 1;", 3, "stands alone")]
    [InlineData("-- parameter: a table\n-- migrate:up\nCREATE TABLE x_${a} ();\n-- migrate:down\nSELECT 1;", 3, "stands alone")]
    [InlineData("-- migrate:up\nSELECT 1;", 2, "no down part")]
    [InlineData("-- migration: a\n-- irreversible: so\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;", 6, "only one can be true")]
    [InlineData("-- migration: a\n-- migrate:down\nSELECT 1;", 3, "no up part")]
    [InlineData("-- migrate:up\nSELECT 1;\n-- migrate:up\nSELECT 1;", 3, "stands here twice")]
    [InlineData("-- migrate:up\n-- nothing\n-- migrate:down\nSELECT 1;", 1, "stands no SQL")]
    [InlineData("-- migrate:up now\nSELECT 1;\n-- migrate:down\nSELECT 1;", 1, "Only transaction:false")]
    [InlineData("-- depends-on: 20240101000000_x\n-- migrate:up\nSELECT 1;", 1, "no place in a template")]
    [InlineData("-- scope: tenant\n-- migrate:up\nSELECT 1;", 1, "put -- migration: NAME above it")]
    [InlineData("-- migration: a\n-- scope: all\n-- migrate:up\nSELECT 1;", 2, "is no scope")]
    [InlineData("-- isolation: None\n", 1, "is no isolation")]
    [InlineData("-- derived: i = t, idx\n", 1, "is no parameter above")]
    [InlineData("-- migration: add_${x}\n", 1, "'${x}' is not declared")]
    [InlineData("-- migrate:up\nSELECT 'open;\n", 2, "not closed")]
    public void What_is_wrong_is_said_on_its_line(string text, int line, string message)
    {
        var (template, error) = ProjectTemplateReader.Read("migrations/templates/audit.sql", text);
        Assert.Null(template);
        Assert.Contains(message, error!.Message);
        Assert.Equal(line, error.Line);
    }

    [Fact]
    public void The_example_of_the_page_is_one()
    {
        var page = File.ReadAllText(Repository.PathTo("docs", "templates.md")).ReplaceLineEndings("\n");
        var start = page.IndexOf("```sql\n", page.IndexOf("## Templates of your own", StringComparison.Ordinal), StringComparison.Ordinal) + "```sql\n".Length;
        var template = Read(page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);
        var result = Making.Make(template, template.Example);
        Assert.Equal(2, result.Drafts.Count);
        Assert.Empty(Making.Findings(result.Drafts, ScriptOptions.Default));
    }

    [Fact]
    public void The_file_gives_the_name() =>
        Assert.Contains("'Add column' is none", ProjectTemplateReader.Read("migrations/templates/Add column.sql", "-- migrate:up\nSELECT 1;").Error!.Message);

    private static ProjectTemplate Read(string text)
    {
        var (template, error) = ProjectTemplateReader.Read("migrations/templates/audit.sql", text);
        Assert.Null(error);
        return template!;
    }
}
