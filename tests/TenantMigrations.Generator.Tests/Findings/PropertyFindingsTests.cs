using Microsoft.CodeAnalysis;

namespace TenantMigrations.Generator.Tests;

public sealed class PropertyFindingsTests
{
    [Fact]
    public void Each_value_that_means_nothing_is_an_error_and_the_default_stands_in()
    {
        var run = TestProject.Empty
            .WithProperty("TenantMigrationsIsolation", "PerTenant").WithProperty("TenantMigrationsTenantSetting", "tenant")
            .WithProperty("TenantMigrationsTenantColumn", new string('x', 64)).WithProperty("TenantMigrationsJournalSchema", "pg_journal")
            .WithProperty("TenantMigrationsPostgresVersion", "9.6").WithProperty("TenantMigrationsGenerateEntryPoint", "maybe")
            .Run().ShouldCompile();

        Assert.Equal(new RegistrySettings(), run.LoadRegistry().Settings);
        TestKit.Snapshot.Verify(run.Report);
    }

    [Theory]
    [InlineData("TenantMigrationsIsolation", " database ")]
    [InlineData("TenantMigrationsIsolation", "")]
    [InlineData("TenantMigrationsTenantSetting", "my_app.current.tenant1")]
    [InlineData("TenantMigrationsTenantColumn", "Mandant Nr. \"1\"")]
    [InlineData("TenantMigrationsJournalSchema", "Journal; drop table x; --")]
    [InlineData("TenantMigrationsPostgresVersion", "18")]
    [InlineData("TenantMigrationsGenerateEntryPoint", "FALSE")]
    public void Good_values_are_accepted(string property, string value) => TestProject.Empty.WithProperty(property, value).Run().ShouldBeClean();

    [Theory]
    [InlineData("1")]
    [InlineData("Shared,Schema")]
    public void Only_a_name_is_an_isolation(string value) =>
        Assert.Equal("TM9101", Assert.Single(TestProject.Empty.WithProperty("TenantMigrationsIsolation", value).Run().Findings).Id);

    [Fact]
    public void An_old_language_version_is_one_error_and_nothing_is_generated()
    {
        var run = (TestProject.Empty with { LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10 }).WithCode("public static class Host { }").Run().ShouldCompile();
        Assert.Equal("TM9104", Assert.Single(run.Findings).Id);
        Assert.Empty(run.Result.GeneratedSources);
    }

    [Fact]
    public void A_project_without_the_abstractions_is_one_error_and_nothing_is_generated()
    {
        var run = TestProject.Empty.WithoutReference(TestReferences.Abstractions).WithFile("migrations/data/20240101000000_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n").Run();
        Assert.Equal("TM9103", Assert.Single(run.Findings).Id);
        Assert.Empty(run.Result.GeneratedSources);
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(found => found.Severity == DiagnosticSeverity.Error));
    }
}
