using System.Globalization;
using Npgsql;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Samples.Tests;

/// <summary>A database per tenant.</summary>
public sealed class LedgerTests
{
    private const int Fleet = 20;

    [Fact]
    public async Task Twenty_databases_are_migrated_and_status_is_right_for_each()
    {
        await using var control = await PostgresServer.Current.CreateDatabaseAsync();
        var books = new List<TestDatabase>();
        try
        {
            for (var n = 0; n < Fleet; n++) books.Add(await PostgresServer.Current.CreateDatabaseAsync());
            using var ledger = new Sample("Ledger", control.ConnectionString).With(new
            {
                TransactionPer = "Tenant",
                Tenants = new { List = books.Select((book, n) => new { id = "book" + n.ToString(CultureInfo.InvariantCulture), database = book.Name }) },
            });

            (await ledger.RunAsync("run")).Expect(0);
            var second = (await ledger.RunAsync("run")).Expect(0);

            Assert.Contains("up to date", second.Text, StringComparison.Ordinal);
            var status = await ledger.JsonAsync(0, "status");
            Assert.Equal(Fleet, status.GetProperty("tenants").GetArrayLength());
            Assert.All(status.GetProperty("tenants").EnumerateArray(), tenant =>
            {
                Assert.Equal(6, tenant.GetProperty("applied").GetInt32());
                Assert.Equal(0, tenant.GetProperty("pending").GetInt32());
            });
            foreach (var book in books)
            {
                Assert.Equal(5, await book.ScalarAsync<long>("SELECT count(*) FROM account_balances"));
                await Assert.ThrowsAsync<PostgresException>(() => book.ExecuteAsync(
                    "INSERT INTO transactions (description) VALUES ('half'); INSERT INTO postings VALUES (1, 1, 1, 500)"));
            }
        }
        finally
        {
            foreach (var book in books) await book.DisposeAsync();
        }
    }
}
