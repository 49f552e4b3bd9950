namespace TenantMigrations.Generator.Tests;

public sealed class RegistryTests
{
    private static TestProject Shop { get; } = TestProject.Empty
        .WithFile("migrations/tenant/system/20240101120000_create_products.sql", """
            -- description: Products, with a "quoted" word
            -- migrate:up
            CREATE TABLE products (id bigint PRIMARY KEY, name text NOT NULL);
            CREATE INDEX products_name ON products (name);

            -- migrate:down
            DROP TABLE products;
            """)
        .WithFile("migrations/tenant/system/20240103120000_index_products.sql", """
            -- depends-on: 20240102120000_grant_products
            -- irreversible: an index hurts nobody
            -- migrate:up transaction:false
            CREATE INDEX CONCURRENTLY products_id_name ON products (id, name);
            """)
        .WithFile("migrations/tenant/data/20240104120000_copy_names.sql", """
            -- depends-on: 20240102120000_grant_products
            -- applies-to: existing
            -- placeholder: app_role identifier = app
            -- migrate:up
            UPDATE products SET name = trim(name); GRANT SELECT ON products TO ${app_role};
            -- migrate:down
            REVOKE SELECT ON products FROM ${app_role};
            """)
        .WithFile("migrations/tenant/system/20240105120000_product_view.sql", """
            -- repeatable
            -- migrate:up
            CREATE OR REPLACE VIEW product_names AS SELECT name FROM products;
            """)
        .WithCode(""""
            namespace Shop.Changes;

            [Migration("20240102120000_grant_products", Scope = MigrationScope.Global, Description = "Who may read")]
            [DependsOn("20240101120000_create_products")]
            public sealed class GrantProducts : SqlMigration
            {
                public const string Up = """
                    GRANT SELECT ON products TO PUBLIC;
                    GRANT INSERT ON products TO PUBLIC;
                    """;
                public const string Down = "REVOKE ALL ON products FROM PUBLIC";
            }

            [Migration("20240106120000_merge_names", Scope = MigrationScope.Tenant, Name = "Merge", Revision = 2)]
            [DependsOn<GrantProducts>]
            internal sealed class MergeNames : CodeMigration
            {
                public override Task UpAsync(MigrationContext context, CancellationToken cancellationToken) => Task.CompletedTask;
                public override Task DownAsync(MigrationContext context, CancellationToken cancellationToken) => Task.CompletedTask;
            }
            """");

    [Fact]
    public void Files_and_classes_become_one_registry() => GeneratorSnapshot.Verify(Shop.Run().ShouldBeClean());

    [Fact]
    public void The_registry_runs_and_gives_each_statement_its_text()
    {
        var registry = Shop.Run().ShouldBeClean().LoadRegistry();

        var statements = registry.Migrations.SelectMany(migration => new[] { migration.Up, migration.Down }
            .Where(part => part is not null)
            .SelectMany(part => part!.Statements.Select(span => $"{migration.Id}: {registry.ReadText(migration, part).Substring(span.Start, span.Length)}")));
        Assert.Equal(
            [
                "20240101120000_create_products: CREATE TABLE products (id bigint PRIMARY KEY, name text NOT NULL)",
                "20240101120000_create_products: CREATE INDEX products_name ON products (name)",
                "20240101120000_create_products: DROP TABLE products",
                "20240102120000_grant_products: GRANT SELECT ON products TO PUBLIC",
                "20240102120000_grant_products: GRANT INSERT ON products TO PUBLIC",
                "20240102120000_grant_products: REVOKE ALL ON products FROM PUBLIC",
                "20240103120000_index_products: CREATE INDEX CONCURRENTLY products_id_name ON products (id, name)",
                "20240104120000_copy_names: UPDATE products SET name = trim(name)",
                "20240104120000_copy_names: GRANT SELECT ON products TO ${app_role}",
                "20240104120000_copy_names: REVOKE SELECT ON products FROM ${app_role}",
                "20240105120000_product_view: CREATE OR REPLACE VIEW product_names AS SELECT name FROM products",
            ],
            statements);
    }

    [Fact]
    public void The_registry_knows_edges_flags_and_factories()
    {
        var registry = Shop.Run().LoadRegistry();
        MigrationDefinition Find(string id) => registry.TryFind(id, out var index) ? registry.Migrations[index] : throw new InvalidOperationException(id);

        Assert.Equal([1], Find("20240101120000_create_products").Dependents);
        Assert.Equal([0], Find("20240102120000_grant_products").Dependencies);
        Assert.False(Find("20240103120000_index_products").Up.InTransaction);
        Assert.Equal("an index hurts nobody", Find("20240103120000_index_products").IrreversibleReason);
        Assert.True(Find("20240104120000_copy_names").AppliesToExistingOnly);
        Assert.Equal(new PlaceholderDefinition("app_role", PlaceholderKind.Identifier, "app"), Find("20240104120000_copy_names").Placeholders.Single());
        Assert.True(Find("20240105120000_product_view").IsRepeatable);
        Assert.Equal("20240105120000_product_view", registry.Migrations[^1].Id);

        var code = Find("20240106120000_merge_names");
        Assert.Equal("MergeNames", code.Factory!().GetType().Name);
        Assert.Equal("Merge", code.Name);
        Assert.Equal(MigrationChecksum.OfCode(code.Id, 2), code.Checksum);
        Assert.Equal("Migrations.cs", code.SourcePath);
    }

    [Fact]
    public void The_settings_of_the_project_are_compiled_in()
    {
        var registry = Shop
            .WithProperty("TenantMigrationsIsolation", "schema").WithProperty("TenantMigrationsTenantSetting", "shop.tenant")
            .WithProperty("TenantMigrationsTenantColumn", "shop_id").WithProperty("TenantMigrationsJournalSchema", "shop_journal")
            .WithProperty("TenantMigrationsPostgresVersion", "17")
            .Run().ShouldBeClean().LoadRegistry();

        Assert.Equal(
            new RegistrySettings { Isolation = TenantIsolation.Schema, TenantSetting = "shop.tenant", TenantColumn = "shop_id", JournalSchema = "shop_journal", PostgresVersion = 17 },
            registry.Settings);
    }

    [Fact]
    public void A_project_without_migrations_gets_an_empty_registry()
    {
        var run = TestProject.Empty.WithCode("namespace Shop; public static class Host { public static MigrationRegistry All => TenantMigrationRegistry.Instance; }").Run().ShouldBeClean();
        Assert.Empty(run.LoadRegistry().Migrations);
        GeneratorSnapshot.Verify(run);
    }

    [Fact]
    public void The_instance_is_shared()
    {
        var type = Shop.Run().LoadRegistry().GetType();
        var property = type.GetProperty("Instance")!;
        Assert.NotNull(property.GetValue(null));
        Assert.Same(property.GetValue(null), property.GetValue(null));
    }

    [Theory]
    [InlineData("", "TenantMigrationRegistry")]
    [InlineData("My-App.2fast", "My_App._2fast.TenantMigrationRegistry")]
    [InlineData("Acme.class", "Acme.class.TenantMigrationRegistry")]
    [InlineData("TenantMigrations", "TenantMigrations.TenantMigrationRegistry")]
    [InlineData("Acme.TenantMigrations.System", "Acme.TenantMigrations.System.TenantMigrationRegistry")]
    public void Any_root_namespace_makes_a_registry_that_compiles(string rootNamespace, string type) =>
        Assert.Equal(type, Shop.WithProperty("RootNamespace", rootNamespace).Run().ShouldBeClean().LoadRegistry().GetType().FullName);

    [Fact]
    public void Names_that_are_keywords_nested_classes_and_obsolete_ones_compile()
    {
        var registry = TestProject.Empty.WithCode("""
            namespace Shop.@event
            {
                public static class @class
                {
                    [Obsolete("Use nothing.")]
                    [Migration("20240101120000_a", Scope = MigrationScope.Tenant, Irreversible = "gone")]
                    public sealed class @new : CodeMigration
                    {
                        public override Task UpAsync(MigrationContext context, CancellationToken cancellationToken) => Task.CompletedTask;
                    }

                    [Migration("20240101120001_b", Scope = MigrationScope.Tenant)]
                    internal sealed class @int : SqlMigration
                    {
                        internal const string Up = "SELECT 1", Down = "SELECT 2";
                    }
                }
            }
            """).Run().ShouldBeClean().LoadRegistry();
        Assert.Equal("new", registry.Migrations[0].Factory!().GetType().Name);
        Assert.Equal("SELECT 2", registry.ReadText(registry.Migrations[1], registry.Migrations[1].Down!));
    }
}
