using TenantMigrations.Testing;

namespace Storefront.Tests;

/// <summary>The one PostgreSQL server of these tests. It starts with the first of them and is gone with the last.</summary>
public sealed class StorefrontServer : IAsyncLifetime
{
    public PostgresTestServer Server { get; private set; } = null!;

    // In a CI that offers a server: PostgresTestServer.Connect(connectionString).
    public async ValueTask InitializeAsync() => Server = await PostgresTestServer.StartAsync(Console.Error.WriteLine);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
