using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Samples.Tests;

/// <summary>What the single-tenant shop held before it became a platform.</summary>
internal static class OldShop
{
    public const long Customers = 1200;
    public const long Orders = 600;

    public static Task FillAsync(TestDatabase database) => database.ExecuteAsync($"""
        INSERT INTO categories (name) VALUES ('Tents'), ('Stoves');
        INSERT INTO products (category_id, sku, name, price_cents) SELECT 1 + n % 2, 'SKU-' || n, 'Product ' || n, n * 100 FROM generate_series(1, 40) n;
        INSERT INTO customers (email, full_name) SELECT 'Person' || n || '@Example.org', 'Person ' || n FROM generate_series(1, {Customers}) n;
        INSERT INTO orders (customer_id, placed_at) SELECT n, timestamptz '2024-01-10' + n * interval '1 minute' FROM generate_series(1, {Orders}) n;
        INSERT INTO order_lines (order_id, line_no, product_id, quantity, price_cents) SELECT n, 1, 1 + n % 40, 2, 500 FROM generate_series(1, {Orders}) n;
        """);
}
