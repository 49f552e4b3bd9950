using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Build.Tests;

/// <summary>Mistakes in migrations as a user meets them: in the output of <c>dotnet build</c>, one error line each, at its place.</summary>
public sealed class CompileErrorTests(PackageFeed feed)
{
    [Fact]
    public async Task Every_slip_is_one_error_line_at_its_place()
    {
        using var consumer = new Consumer(feed);
        consumer.WriteSmallProject("Shop");
        var migrations = "Shop/migrations/system/";
        consumer.Write(migrations + "20240101100000_create_notes.sql", Migration("CREATE TABLE notes (id bigint);"));
        consumer.Write(migrations + "20240102100000_misspelt.sql", Migration("SELECT 1;", "20240101100000_create_note"));
        consumer.Write(migrations + "20240103100000_first_of_three.sql", Migration("SELECT 1;", "20240103120000_third_of_three"));
        consumer.Write("Shop/SecondOfThree.cs", """
            using TenantMigrations;

            namespace Shop;

            [Migration("20240103110000_second_of_three", Scope = MigrationScope.Global)]
            [DependsOn("20240103100000_first_of_three")]
            public sealed class SecondOfThree : SqlMigration
            {
                public const string Up = "SELECT 1";
                public const string Down = "SELECT 1";
            }
            """);
        consumer.Write(migrations + "20240103120000_third_of_three.sql", Migration("SELECT 1;", "20240103110000_second_of_three"));
        consumer.Write(migrations + "20240104100000_open_string.sql", Migration("INSERT INTO notes VALUES (1, 'open);"));
        consumer.Write(migrations + "20240105100000_open_dollar.sql", Migration("DO $body$ BEGIN NULL; END $bodi$;"));
        consumer.Write(migrations + "20240106100000_empty.sql", "");
        consumer.Write("Shop/migrations/20240107100000_no_scope.sql", Migration("SELECT 1;"));

        var run = await consumer.DotnetAsync("build", "Shop");

        Assert.Equal(1, run.ExitCode);
        var errors = ErrorLines(run);
        AssertOne(errors, "20240102100000_misspelt.sql(1,16): error TM1003", "20240101100000_create_notes");
        AssertOne(errors, "error TM1004", "20240103100000_first_of_three", "20240103110000_second_of_three", "20240103120000_third_of_three");
        AssertOne(errors, "20240104100000_open_string.sql(4,30): error TM1100");
        AssertOne(errors, "20240105100000_open_dollar.sql(4,4): error TM1100");
        AssertOne(errors, "20240106100000_empty.sql(1,1): error TM1008");
        AssertOne(errors, "20240107100000_no_scope.sql(1,1): error TM1007");
        Assert.Equal(6, errors.Count);
    }

    private static string Migration(string up, string? dependency = null) => $"""
        {(dependency is null ? "-- description: a slip" : "-- depends-on: " + dependency)}

        -- migrate:up
        {up}

        -- migrate:down
        SELECT 1;
        """;

    private static List<string> ErrorLines(ProcessRun run) =>
        [.. run.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct()];

    private static void AssertOne(List<string> errors, params string[] parts) =>
        Assert.Single(errors, line => parts.All(part => line.Contains(part, StringComparison.Ordinal)));
}
