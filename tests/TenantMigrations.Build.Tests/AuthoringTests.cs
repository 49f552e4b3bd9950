using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Build.Tests;

/// <summary>The targets that write and check migrations, which build nothing.</summary>
public sealed class AuthoringTests(PackageFeed feed)
{
    [Fact]
    public async Task A_migration_is_created_checked_and_compiles()
    {
        using var consumer = new Consumer(feed);
        consumer.WriteSmallProject("Shop");
        consumer.Write("Shop/migrations/system/20240101100000_create_users.sql", "-- migrate:up\nCREATE TABLE users (id bigint);\n\n-- migrate:down\nDROP TABLE users;\n");
        Assert.Contains("error TM9016", (await consumer.DotnetAsync("build", "Shop", "-t:CreateMigration")).Expect(1).Output, StringComparison.Ordinal);

        var created = (await consumer.DotnetAsync(
            "build", "Shop", "-t:CreateMigration", "-p:TenantMigrationsName=AddRoleToUsers", "-p:TenantMigrationsDescription=It's a role", "-p:TenantMigrationsArguments=--csharp")).Expect(0);

        Assert.Contains("created global migrations/system/AddRoleToUsers.cs", created.Output, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(consumer.PathTo("Shop/migrations/system/AddRoleToUsers.cs"), TestContext.Current.CancellationToken);
        Assert.Contains("Description = \"It's a role\")]\n[DependsOn(\"20240101100000_create_users\")]", text, StringComparison.Ordinal);
        Assert.Contains("2 migrations, no findings.", (await consumer.DotnetAsync("build", "Shop", "-t:LintMigrations")).Expect(0).Output, StringComparison.Ordinal);
        (await consumer.DotnetAsync("build", "Shop")).Expect(0);
    }

    [Fact]
    public async Task Findings_are_errors_and_warnings_at_their_places_without_a_build()
    {
        using var consumer = new Consumer(feed);
        consumer.WriteSmallProject("Shop");
        const string early = "Shop/migrations/system/20240101100000_early.sql";
        consumer.Write(early, "-- depends-on: 20240201100000_later\n\n-- migrate:up\nVACUUM;\n\n-- migrate:down\nSELECT 1;\n");
        consumer.Write("Shop/migrations/system/20240201100000_later.sql", "-- migrate:up\nSELECT 1;\n\n-- migrate:down\nSELECT 1;\n");
        consumer.Write("Shop/Broken.cs", "this does not compile");

        var linted = (await consumer.DotnetAsync("build", "Shop", "-t:LintMigrations", "-p:TreatWarningsAsErrors=false")).Expect(1);

        Assert.Contains(consumer.PathTo(early) + "(4,1): error TM2001", linted.Output, StringComparison.Ordinal);
        Assert.Contains(consumer.PathTo(early) + "(1,16): warning TM1006", linted.Output, StringComparison.Ordinal);
        Assert.Contains("error TM1006", (await consumer.DotnetAsync("build", "Shop", "-t:LintMigrations", "-p:TreatWarningsAsErrors=true")).Expect(1).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", linted.Output, StringComparison.Ordinal);
    }
}
