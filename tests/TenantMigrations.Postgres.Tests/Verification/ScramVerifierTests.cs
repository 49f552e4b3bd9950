using System.Globalization;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Verification;

public sealed class ScramVerifierTests
{
    [Fact]
    public async Task It_is_what_the_server_would_have_made_of_the_password_itself()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        var role = $"scram_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"CREATE ROLE {role} PASSWORD 'D41D8CD98F00B204'");
        var made = (await database.ScalarAsync<string>($"SELECT rolpassword FROM pg_authid WHERE rolname = '{role}'"))!;
        var parts = made.Split('$', ':');

        var verifier = ScramVerifier.Of("D41D8CD98F00B204", Convert.FromBase64String(parts[2]), int.Parse(parts[1], CultureInfo.InvariantCulture));

        Assert.Equal(made, verifier);

        // As it is said, it is kept, and not taken for a password.
        var own = ScramVerifier.Of("D41D8CD98F00B204");
        await database.ExecuteAsync($"ALTER ROLE {role} PASSWORD '{own}'");
        Assert.Equal(own, await database.ScalarAsync<string>($"SELECT rolpassword FROM pg_authid WHERE rolname = '{role}'"));
        await database.ExecuteAsync($"DROP ROLE {role}");
    }

    [Fact]
    public async Task The_server_of_a_verification_is_not_told_the_password_and_the_role_ends_by_itself()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        await using var server = await VerificationServer.OpenAsync(database.ConnectionString, isOwn: false);
        await using var place = await server.CreatePlaceAsync(default);
        var login = new Npgsql.NpgsqlConnectionStringBuilder(place.Address.ConnectionString);

        var activity = await database.RowsAsync($"SELECT query FROM pg_stat_activity UNION ALL SELECT rolpassword FROM pg_authid WHERE rolname = '{login.Username}'");

        Assert.Contains(activity, text => text.StartsWith("SCRAM-SHA-256$4096:", StringComparison.Ordinal));
        Assert.DoesNotContain(activity, text => text.Contains(login.Password!, StringComparison.Ordinal));
        Assert.True(await database.ScalarAsync<bool>($"SELECT rolvaliduntil BETWEEN now() + '23 h' AND now() + '25 h' FROM pg_roles WHERE rolname = '{login.Username}'"));
    }
}
