namespace TenantMigrations.Analysis.Tests.Templates;

/// <summary>What may be given to a template, how it is written, and what is refused where.</summary>
public sealed class TemplateValueTests
{
    [Theory]
    [InlineData("orders", "orders")]
    [InlineData(" orders ", "orders")]
    [InlineData("order", "\"order\"")]
    [InlineData("values", "\"values\"")]
    [InlineData("name", "name")]
    [InlineData("Orders", "\"Orders\"")]
    [InlineData("Ünïcode", "\"Ünïcode\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("x; drop table y", "\"x; drop table y\"")]
    [InlineData("1a", "\"1a\"")]
    [InlineData("app.orders", "app.orders")]
    [InlineData("App . order", "\"App\".\"order\"")]
    [InlineData("\"a.b\"", "\"a.b\"")]
    [InlineData("\"a.b\".\"c\"\"d,e\"", "\"a.b\".\"c\"\"d,e\"")]
    [InlineData("a23456789012345678901234567890123456789012345678901234567890123", "a23456789012345678901234567890123456789012345678901234567890123")]
    public void A_table_is_quoted_where_it_needs_it(string given, string sql) => Assert.Equal(sql, new NameReader("table", given).Table().Sql);

    [Theory]
    [InlineData("", 0, "A name is expected")]
    [InlineData("  ", 2, "A name is expected")]
    [InlineData(".orders", 0, "A name is expected")]
    [InlineData("app.", 4, "A name is expected")]
    [InlineData("\"\"", 0, "A name is expected")]
    [InlineData("a.b.c", 3, "one dot")]
    [InlineData("\"orders", 0, "not closed")]
    [InlineData("\"a\"b", 3, "One table is expected")]
    [InlineData("a,b", 1, "One table is expected")]
    [InlineData("a\nb", 0, "control character")]
    [InlineData("a\u2028b", 0, "control character")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234", 0, "64 bytes")]
    [InlineData("app.öööööööööööööööööööööööööööööööö", 4, "64 bytes")]
    public void What_is_no_name_is_refused_at_its_place(string given, int start, string message)
    {
        var error = Making.Make("enable-rls", ("table", given)).Error!;
        Assert.Contains(message, error.Message);
        Assert.Equal(("table", given, start), (error.Parameter, error.Value, error.Start));
    }

    [Fact]
    public void A_list_of_names_is_cut_at_commas_outside_of_quotes()
    {
        Assert.Equal(["a", "b\"c", "d,e"], new NameReader("columns", "a, b\"c ,\"d,e\"").Names());
        Assert.Contains("twice", Making.Make("bulk-rls", ("tables", "a,b,a")).Error!.Message);
        Assert.Contains("A name is expected", Making.Make("bulk-rls", ("tables", "a,,b")).Error!.Message);
    }

    [Theory]
    [InlineData("acme", "'acme'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("a\\'b", "'a\\''b'")]
    [InlineData("a\rb\\", "E'a\\u000db\\\\'")]
    [InlineData("'; DROP TABLE orders; --", "'''; DROP TABLE orders; --'")]
    public void A_text_is_a_literal(string given, string sql) => Assert.Equal(sql, SqlQuote.Literal(given));

    [Theory]
    [InlineData("columns", "x int; drop table y", 5)]
    [InlineData("columns", "x int); drop table y; --", 5)]
    [InlineData("columns", "x int -- hidden", 6)]
    [InlineData("columns", "x int /* hidden */", 6)]
    [InlineData("columns", "x int, y FOO(", 12)]
    [InlineData("columns", "x int, y", 8)]
    [InlineData("columns", "x int) PARTITION BY LIST (x", 5)]
    [InlineData("columns", "x text DEFAULT 'a", 15)]
    [InlineData("columns", "x int, tenant_id text", 7)]
    [InlineData("columns", "x int, X int", 7)]
    [InlineData("columns", "x int PRIMARY KEY", 6)]
    [InlineData("columns", "x int, email text UNIQUE", 18)]
    [InlineData("columns", "x int, UNIQUE (x)", 7)]
    [InlineData("columns", "LIKE orders", 0)]
    [InlineData("columns", "x int DEFAULT ${y}", 14)]
    [InlineData("tenant-type", "uuid; drop table y", 4)]
    [InlineData("tenant-type", "uuid NOT NULL", 0)]
    [InlineData("tenant-type", "uuid, b int", 4)]
    [InlineData("tenant-type", "bigserial", 0)]
    [InlineData("index", "missing", 0)]
    public void A_new_table_takes_columns_and_nothing_else(string parameter, string value, int start)
    {
        var values = new Dictionary<string, string> { ["table"] = "t", ["columns"] = "x int", [parameter] = value };
        var error = TemplateCatalog.BuiltIn.Single(item => item.Name == "create-tenant-table").Make(values, ScriptOptions.Default).Error;
        Assert.NotNull(error);
        Assert.Equal((parameter, start), (error.Parameter, error.Start));
    }

    [Theory]
    [InlineData("default", "a, b", 1)]
    [InlineData("default", "1) , (2", 1)]
    [InlineData("default", "other_column", 0)]
    [InlineData("default", "1 + (SELECT max(id) FROM t)", 4)]
    [InlineData("default", "SELECT 1", 0)]
    [InlineData("default", "1; DROP TABLE t", 1)]
    [InlineData("default", "$1", 0)]
    [InlineData("default", "1 NOT NULL", 2)]
    [InlineData("type", "int DEFAULT 1", 0)]
    [InlineData("type", "int, ADD COLUMN d int", 3)]
    public void A_column_takes_a_type_and_a_default(string parameter, string value, int start)
    {
        var values = new Dictionary<string, string> { ["table"] = "t", ["column"] = "c", ["type"] = "int", [parameter] = value };
        var error = TemplateCatalog.BuiltIn.Single(item => item.Name == "add-column").Make(values, ScriptOptions.Default).Error;
        Assert.NotNull(error);
        Assert.Equal((parameter, start), (error.Parameter, error.Start));
    }

    [Theory]
    [InlineData("set", "a = 1 WHERE true", 12)]
    [InlineData("set", "a = b FROM other", 11)]
    [InlineData("set", "a = 1 RETURNING a", 0)]
    [InlineData("set", "a = 1, id = 2", 7)]
    [InlineData("set", "a", 1)]
    [InlineData("where", "true) OR (true", 4)]
    [InlineData("where", "true; DELETE FROM t", 4)]
    [InlineData("batch", "0", 0)]
    [InlineData("batch", "many", 0)]
    public void A_backfill_takes_assignments_and_a_condition(string parameter, string value, int start)
    {
        var values = new Dictionary<string, string> { ["table"] = "t", ["set"] = "a = 1", [parameter] = value };
        var error = TemplateCatalog.BuiltIn.Single(item => item.Name == "backfill").Make(values, ScriptOptions.Default).Error;
        Assert.NotNull(error);
        Assert.Equal((parameter, start), (error.Parameter, error.Start));
    }

    [Fact]
    public void What_is_needed_or_unknown_or_none_of_the_words_is_said()
    {
        Assert.Equal("--table is needed: the table, as the catalog has it.", Making.Make("enable-rls").Error!.Message);
        Assert.Equal("enable-rls has no parameter 'tabel'.", Making.Make("enable-rls", ("tabel", "x")).Error!.Message);
        Assert.StartsWith("One of btree, hash", Making.Make("add-index", ("table", "t"), ("columns", "a"), ("method", "rtree")).Error!.Message);
        Assert.Contains("--not-null needs --default", Making.Make("add-column", ("table", "t"), ("column", "c"), ("type", "int"), ("not-null", "true")).Error!.Message);
        Assert.Contains("name as many", Making.Make("add-foreign-key", ("table", "t"), ("columns", "a,b"), ("references", "u"), ("referenced-columns", "a")).Error!.Message);
        Assert.Contains("batch means its rows", Making.Make("backfill", ("table", "batch"), ("set", "a = 1")).Error!.Message);
    }

    [Fact]
    public void A_schema_before_the_name_makes_no_sense_where_each_tenant_has_its_own()
    {
        var error = Making.Make("updated-at", "--table app.orders", new ScriptOptions { Isolation = TenantIsolation.Schema }).Error!;
        Assert.Contains("the search path leads to each tenant's own schema", error.Message);
        Assert.Null(Making.Make("updated-at", "--table app.orders").Error);
    }

    [Fact]
    public void A_type_of_a_later_version_is_refused_for_an_earlier_one()
    {
        Assert.Contains("needs PostgreSQL 18", Making.Make("create-tenant-table", "--table t --columns \"a int, b int GENERATED ALWAYS AS (a) VIRTUAL\"").Error!.Message);
        Assert.Null(Making.Make("create-tenant-table", "--table t --columns \"a int, b int GENERATED ALWAYS AS (a) VIRTUAL\"", new ScriptOptions { PostgresVersion = 18 }).Error);
    }
}
