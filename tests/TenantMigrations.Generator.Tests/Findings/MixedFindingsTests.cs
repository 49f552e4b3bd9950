namespace TenantMigrations.Generator.Tests;

public sealed class MixedFindingsTests
{
    private const string Good = "\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n";

    [Fact]
    public void A_cycle_of_three_through_files_and_a_class_is_printed_whole() => GeneratorSnapshot.Verify(TestProject.Empty
        .WithFile("migrations/data/20240101000000_a.sql", "-- depends-on: 20240103000000_c" + Good)
        .WithFile("migrations/data/20240103000000_c.sql", "-- depends-on: 20240102000000_b" + Good)
        .WithCode("""

            [Migration("20240102000000_b", Scope = MigrationScope.Tenant)]
            [DependsOn("20240101000000_a")]
            public sealed class Change : SqlMigration { public const string Up = "SELECT 1", Down = "SELECT 2"; }
            """)
        .Run().ShouldCompile());

    [Fact]
    public void An_id_of_a_file_and_a_class_is_a_duplicate() => GeneratorSnapshot.Verify(TestProject.Empty
        .WithFile("migrations/data/20240101000000_a.sql", Good)
        .WithCode("""

            [Migration("20240101000000_a", Scope = MigrationScope.Tenant)]
            public sealed class Change : SqlMigration { public const string Up = "SELECT 1", Down = "SELECT 2"; }
            """)
        .Run());

    [Fact]
    public void A_class_that_misspells_a_file_is_offered_the_files_id() => GeneratorSnapshot.Verify(TestProject.Empty
        .WithFile("migrations/data/20240101000000_create_users.sql", Good)
        .WithCode("""

            [Migration("20240102000000_b", Scope = MigrationScope.Tenant)]
            [DependsOn("20240101000000_create_user")]
            public sealed class Change : SqlMigration { public const string Up = "SELECT 1", Down = "SELECT 2"; }
            """)
        .Run());

    [Fact]
    public void A_dependency_on_a_broken_migration_is_no_second_mistake()
    {
        var run = TestProject.Empty
            .WithFile("migrations/data/20240101000000_a.sql", "-- migrate:up\nSELECT 'open;\n-- migrate:down\n")
            .WithFile("migrations/data/20240102000000_b.sql", "-- depends-on: 20240101000000_a" + Good)
            .Run().ShouldCompile();
        Assert.Equal("TM1100", Assert.Single(run.Findings).Id);
    }
}
