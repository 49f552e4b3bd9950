using System.Text;

namespace TenantMigrations.Analysis.Tests.Templates;

public sealed class TemplateTests
{
    public static TheoryData<string, TenantIsolation> All
    {
        get
        {
            var all = new TheoryData<string, TenantIsolation>();
            foreach (var template in TemplateCatalog.BuiltIn)
                foreach (var isolation in Enum.GetValues<TenantIsolation>()) all.Add(template.Name, isolation);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_example_is_written_without_a_finding_or_refused_with_the_reason(string name, TenantIsolation isolation)
    {
        var template = TemplateCatalog.BuiltIn.Single(item => item.Name == name);
        var options = new ScriptOptions { Isolation = isolation };
        var result = Making.Make(template, template.Example, options);
        if (!template.Isolations.Contains(isolation))
        {
            Assert.StartsWith($"{name} makes no sense under {isolation} isolation. There ", result.Error!.Message);
            return;
        }

        Assert.Null(result.Error);
        Assert.NotEmpty(result.Drafts);
        Assert.Empty(Making.Findings(result.Drafts, options));
        Assert.All(result.Drafts, draft => Assert.True(draft.Scope == MigrationScope.Tenant || isolation == TenantIsolation.Shared));
    }

    [Fact]
    public void Every_template_says_which_locks_it_takes_and_what_each_parameter_is()
    {
        Assert.All(TemplateCatalog.BuiltIn, template =>
        {
            Assert.NotEmpty(template.Locks!);
            Assert.All(template.Parameters, parameter => Assert.EndsWith(".", parameter.Description));
            Assert.Equal(template.Parameters.Count, template.Parameters.Select(parameter => parameter.Name).Distinct().Count());
        });
        Assert.Equal(TemplateCatalog.BuiltIn.Count, TemplateCatalog.BuiltIn.Select(template => template.Name).Distinct().Count());
    }

    [Fact]
    public void A_barrier_stands_before_the_end_of_what_tenants_fill()
    {
        var drafts = Making.Make("change-type", "--table orders --column total --from integer --to bigint").Drafts;
        Assert.Equal([MigrationScope.Global, MigrationScope.Tenant, MigrationScope.Global], drafts.Select(draft => draft.Scope));
        Assert.Equal([0], drafts[1].After);
        Assert.Equal([1], drafts[2].After);
        Assert.True(drafts[1].AppliesToExistingOnly);
    }

    [Theory]
    [InlineData("", MigrationScope.Tenant, "tenant_id = current_setting('app.current_tenant_id') AND ")]
    [InlineData(" --global", MigrationScope.Global, "")]
    public void A_table_without_tenants_is_filled_once_for_all(string option, MigrationScope scope, string own)
    {
        var draft = Making.Make("add-not-null", "--table orders --column status --fill 'open'" + option).Drafts[0];
        Assert.Equal((scope, scope == MigrationScope.Tenant), (draft.Scope, draft.AppliesToExistingOnly));
        Assert.Contains($"Where = \"{own}status IS NULL\"", draft.Up);
    }

    [Fact]
    public void A_column_that_refers_and_is_named_has_one_index()
    {
        var up = Making.Make("create-tenant-table", ("table", "orders"), ("columns", "customer_id bigint REFERENCES customers, note text"), ("index", "customer_id,note")).Drafts[0].Up;
        Assert.Equal(2, up.Split("CREATE INDEX").Length - 1);
    }

    [Fact]
    public void Names_and_setting_are_those_of_the_project()
    {
        var options = new ScriptOptions { TenantColumn = "Shop", TenantSetting = "my.tenant" };
        var up = Making.Make("enable-rls", "--table orders --tenant-type uuid", options).Drafts[0].Up;
        Assert.Contains("USING (\"Shop\" = NULLIF(current_setting('my.tenant', true), '')::uuid)", up);
    }

    [Fact]
    public void Separate_migrations_are_as_many_as_those_of_each_table()
    {
        var one = Making.Make("add-tenant-id", "--table a --default-tenant x").Drafts.Count;
        Assert.Equal(one, Making.Make("bulk-tenant-id", "--tables a,b,c --default-tenant x").Drafts.Count);
        var separate = Making.Make("bulk-tenant-id", "--tables a,b,c --default-tenant x --separate").Drafts;
        Assert.Equal(3 * one, separate.Count);
        Assert.Equal(separate.Count, separate.Select(draft => draft.Name).Distinct().Count());
    }

    [Theory]
    [InlineData("now()", 1)]
    [InlineData("'x' || 1", 1)]
    [InlineData("CAST('2024-01-01' AS text)", 1)]
    [InlineData("gen_random_uuid()::text", 2)]
    [InlineData("my_schema.now()", 2)]
    public void Only_a_default_that_may_differ_from_row_to_row_is_filled_in(string value, int migrations) =>
        Assert.Equal(migrations, Making.Make("add-column", ("table", "t"), ("column", "c"), ("type", "text"), ("default", value)).Drafts.Count);

    [Theory]
    [InlineData("orders", "orders")]
    [InlineData("Ünïcode", "unicode")]
    [InlineData("x; drop table y", "x_drop_table_y")]
    [InlineData("a\"b", "a_b")]
    [InlineData("app.Orders", "app_orders")]
    public void Migrations_are_called_by_what_is_left_of_a_name(string table, string word) =>
        Assert.Equal("enable_rls_on_" + word, Making.Make("enable-rls", ("table", table)).Drafts[0].Name);

    [Fact]
    public void Names_that_leave_the_same_or_nothing_still_differ()
    {
        var drafts = Making.Make("bulk-rls", ("tables", "a;b,a b,表,テ"), ("separate", "true")).Drafts;
        Assert.Equal(4, drafts.Select(draft => draft.Name).Distinct().Count());
        Assert.All(drafts, draft => Assert.True(MigrationId.TryParse("20240101000000_" + draft.Name, out _), draft.Name));
    }

    [Fact]
    public void Derived_names_keep_to_63_bytes_and_apart()
    {
        var one = DerivedName.Of("idx", new string('ö', 31), "status");
        Assert.Equal(one, DerivedName.Of("idx", new string('ö', 31), "status"));
        Assert.NotEqual(one, DerivedName.Of("idx", new string('ö', 31), "statue"));
        Assert.InRange(Encoding.UTF8.GetByteCount(one), 60, 63);
        Assert.InRange(Encoding.UTF8.GetByteCount(DerivedName.Of("idx", "x" + string.Concat(Enumerable.Repeat("🐘", 15)), "a")), 60, 63);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(DerivedName.Of("idx", "x" + string.Concat(Enumerable.Repeat("🐘", 15)), "a"))));
        Assert.Equal("orders_status_idx", DerivedName.Of("idx", "orders", "status"));
    }
}
