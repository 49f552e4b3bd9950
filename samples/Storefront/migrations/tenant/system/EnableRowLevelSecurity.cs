using TenantMigrations;

namespace Storefront.Migrations;

[Migration("20240219153000_enable_row_level_security", Scope = MigrationScope.Global,
    Description = "From here on a session sees the rows of its own tenant only")]
[DependsOn("20240219150000_unique_per_tenant", "20240219143000_validate_tenant_keys")]
[Placeholder("app_role", PlaceholderKind.Identifier, Default = "storefront_app")]
public sealed class EnableRowLevelSecurity : SqlMigration
{
    public const string Up = """
        ALTER TABLE categories ENABLE ROW LEVEL SECURITY;
        ALTER TABLE categories FORCE ROW LEVEL SECURITY;
        CREATE POLICY categories_of_tenant ON categories
            USING (tenant_id = NULLIF(current_setting('app.current_tenant_id', true), ''));

        ALTER TABLE products ENABLE ROW LEVEL SECURITY;
        ALTER TABLE products FORCE ROW LEVEL SECURITY;
        CREATE POLICY products_of_tenant ON products
            USING (tenant_id = NULLIF(current_setting('app.current_tenant_id', true), ''));

        ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
        ALTER TABLE customers FORCE ROW LEVEL SECURITY;
        CREATE POLICY customers_of_tenant ON customers
            USING (tenant_id = NULLIF(current_setting('app.current_tenant_id', true), ''));

        ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
        ALTER TABLE orders FORCE ROW LEVEL SECURITY;
        CREATE POLICY orders_of_tenant ON orders
            USING (tenant_id = NULLIF(current_setting('app.current_tenant_id', true), ''));

        ALTER TABLE order_lines ENABLE ROW LEVEL SECURITY;
        ALTER TABLE order_lines FORCE ROW LEVEL SECURITY;
        CREATE POLICY order_lines_of_tenant ON order_lines
            USING (tenant_id = NULLIF(current_setting('app.current_tenant_id', true), ''));

        GRANT SELECT, INSERT, UPDATE, DELETE ON categories, products, customers, orders, order_lines TO ${app_role};
        """;

    public const string Down = """
        REVOKE ALL ON categories, products, customers, orders, order_lines FROM ${app_role};

        DROP POLICY order_lines_of_tenant ON order_lines;
        ALTER TABLE order_lines NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE order_lines DISABLE ROW LEVEL SECURITY;

        DROP POLICY orders_of_tenant ON orders;
        ALTER TABLE orders NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE orders DISABLE ROW LEVEL SECURITY;

        DROP POLICY customers_of_tenant ON customers;
        ALTER TABLE customers NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE customers DISABLE ROW LEVEL SECURITY;

        DROP POLICY products_of_tenant ON products;
        ALTER TABLE products NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE products DISABLE ROW LEVEL SECURITY;

        DROP POLICY categories_of_tenant ON categories;
        ALTER TABLE categories NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE categories DISABLE ROW LEVEL SECURITY;
        """;
}
