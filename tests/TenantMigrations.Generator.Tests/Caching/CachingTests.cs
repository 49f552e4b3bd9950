using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace TenantMigrations.Generator.Tests;

/// <summary>What an edit costs, in both directions: what must not run again, and what must.</summary>
public sealed class CachingTests
{
    private const string A = "migrations/data/20240101000000_a.sql";
    private const string B = "migrations/data/20240102000000_b.sql";
    private const string Text = "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n";

    private static TestProject Shop { get; } = TestProject.Empty
        .WithFile(A, Text)
        .WithFile(B, "-- depends-on: 20240101000000_a\n" + Text)
        .WithCode(Class("20240103000000_c", "C"), "C.cs")
        .WithCode(Class("20240104000000_d", "D"), "D.cs")
        .WithCode("public static class Other { }", "Other.cs");

    [Fact]
    public void An_edit_of_other_code_runs_nothing_that_costs()
    {
        var run = Edit(Shop, Shop.WithCode("public static class Other { public static int Two => 2; }", "Other.cs"));

        Is(run, Steps.Settings, Cached);
        Is(run, Steps.Files, Cached, Cached);
        Is(run, Steps.FileScripts, Cached, Cached);
        Is(run, Steps.Classes, Cached, Cached);
        // The facts are looked up after each edit, and found to be the same.
        Is(run, Steps.Host, Unchanged);
        Is(run, Steps.ClassScripts, Cached, Cached);
        Is(run, Steps.Catalog, Cached);
        Is(run, Steps.Output, Cached);
        Is(run, Steps.Registry, Cached);
        Is(run, Steps.Findings, Cached);
        Assert.All(run.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs), made => Assert.Equal(Cached, made.Reason));
    }

    [Fact]
    public void An_edited_file_is_the_only_one_that_is_read()
    {
        var edited = Shop.WithFile(A, Text.Replace("SELECT 1", "SELECT 11", StringComparison.Ordinal));
        var before = Shop.Run();
        var readsOfB = Shop.ReadsOf(B);
        var run = edited.RunAfter(before);

        Is(run, Steps.FileScripts, Modified, Cached);
        Assert.Equal(1, edited.ReadsOf(A));
        Assert.Equal(readsOfB, edited.ReadsOf(B));
        Is(run, Steps.ClassScripts, Cached, Cached);
        Is(run, Steps.Catalog, Modified);
        Is(run, Steps.Registry, Modified);
        Is(run, Steps.Output, Cached);
        // Nothing is found before and after it: so nothing is reported anew.
        Is(run, Steps.Findings, Unchanged);
    }

    [Fact]
    public void A_file_that_was_saved_without_a_change_stops_behind_its_reading()
    {
        var run = Edit(Shop, Shop.WithFile(B, "-- depends-on: 20240101000000_a\n" + Text));
        Is(run, Steps.FileScripts, Cached, Unchanged);
        Is(run, Steps.Catalog, Cached);
        Is(run, Steps.Registry, Cached);
    }

    [Fact]
    public void An_edited_constant_reads_its_class_only()
    {
        var run = Edit(Shop, Shop.WithCode(Class("20240104000000_d", "D", "SELECT 11"), "D.cs"));
        Is(run, Steps.FileScripts, Cached, Cached);
        Is(run, Steps.ClassScripts, Cached, Modified);
        Is(run, Steps.ClassOrigins, Cached, Unchanged);
        Is(run, Steps.Catalog, Modified);
        Is(run, Steps.Registry, Modified);
    }

    [Fact]
    public void A_class_that_moves_is_not_read_again_but_the_registry_knows_its_new_line()
    {
        var run = Edit(Shop, Shop.WithCode("\n\n" + Class("20240104000000_d", "D"), "D.cs"));
        Is(run, Steps.ClassScripts, Cached, Cached);
        Is(run, Steps.Catalog, Cached);
        Is(run, Steps.ClassOrigins, Cached, Modified);
        Is(run, Steps.Registry, Modified);
    }

    [Fact]
    public void A_new_file_is_read_and_the_others_are_not()
    {
        var run = Edit(Shop, Shop.WithFile("migrations/data/20240105000000_e.sql", Text));
        Is(run, Steps.FileScripts, Cached, Cached, New);
        Is(run, Steps.Catalog, Modified);
        Is(run, Steps.Registry, Modified);
        Is(run, Steps.EntryPoint);
    }

    [Fact]
    public void A_removed_file_leaves_the_registry()
    {
        var run = Edit(Shop, Shop.WithoutFile(A));
        Is(run, Steps.FileScripts, Removed, Cached);
        Assert.Equal("TM1003", Assert.Single(run.Findings).Id);
        Assert.DoesNotContain("20240101000000_a", run.Source("TenantMigrationRegistry.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_in_a_class_follows_its_line()
    {
        var broken = Shop.WithCode(Class("20240104000000_d", "D", "SELECT 'open"), "D.cs");
        var before = broken.Run();
        var run = broken.WithCode("\n\n\n" + Class("20240104000000_d", "D", "SELECT 'open"), "D.cs").RunAfter(before);

        Is(run, Steps.ClassFindings, Cached);
        Assert.Equal(Assert.Single(before.Findings).Location.GetLineSpan().StartLinePosition.Line + 3, Assert.Single(run.Findings).Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void A_run_without_any_edit_runs_nothing()
    {
        var run = Edit(Shop, Shop);
        var steps = typeof(Steps).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToArray();
        Assert.All(steps, step => Assert.DoesNotContain(run.ReasonsOf(step), reason => reason is New or Modified or Removed));
        // A library without findings has neither of these two.
        Assert.All(steps.Except([Steps.EntryPoint, Steps.ClassFindings, Steps.LockFile]), step => Assert.NotEmpty(run.ReasonsOf(step)));
    }

    [Fact]
    public void With_a_lock_file_an_edited_migration_is_still_the_only_one_that_is_read()
    {
        var shop = Shop.WithRelease((A, Text));
        var edited = shop.WithFile(B, "-- depends-on: 20240101000000_a\n" + Text.Replace("SELECT 1", "SELECT 11", StringComparison.Ordinal));
        var before = shop.Run();
        var (readsOfA, readsOfLock) = (shop.ReadsOf(A), shop.ReadsOf("migrations.lock"));
        var run = edited.RunAfter(before);

        Is(run, Steps.FileScripts, Cached, Modified);
        Is(run, Steps.LockFile, Cached);
        Is(run, Steps.History, Unchanged);
        Is(run, Steps.Findings, Unchanged);
        Assert.Equal((readsOfA, 1, readsOfLock), (edited.ReadsOf(A), edited.ReadsOf(B), edited.ReadsOf("migrations.lock")));
    }

    [Fact]
    public void An_edited_release_is_looked_at_once_more_and_reported()
    {
        var shop = Shop.WithRelease((A, Text));
        var edited = shop.WithFile(A, Text.Replace("SELECT 1", "SELECT 11", StringComparison.Ordinal));
        var run = edited.RunAfter(shop.Run());
        Is(run, Steps.History, Modified);
        Assert.Equal("TM1013", Assert.Single(run.Findings).Id);
        Assert.Equal(2, edited.ReadsOf(A));

        // And back again.
        Assert.Empty(shop.WithFile(A, Text).RunAfter(run).Findings);
    }

    [Fact]
    public void A_release_reads_the_lock_file_and_no_migration()
    {
        var shop = Shop.WithRelease((A, Text));
        var run = Edit(shop, shop.WithRelease((A, Text), (B, "-- depends-on: 20240101000000_a\n" + Text)));
        Is(run, Steps.LockFile, Modified);
        Is(run, Steps.FileScripts, Cached, Cached);
        Is(run, Steps.ClassScripts, Cached, Cached);
        Is(run, Steps.Catalog, Cached);
        Is(run, Steps.Registry, Cached);
        Is(run, Steps.Findings, Cached);
    }

    [Fact]
    public void A_property_that_reading_depends_on_reads_everything_again()
    {
        var before = Shop.Run();
        var reads = Shop.ReadsOf(A);
        var run = Shop.WithProperty("TenantMigrationsJournalSchema", "journal").RunAfter(before);
        Is(run, Steps.Settings, Modified);
        Is(run, Steps.Files, Cached, Cached);
        // They were read again, and say the same.
        Assert.Equal(reads + 1, Shop.ReadsOf(A));
        Is(run, Steps.FileScripts, Cached, Cached);
        Is(run, Steps.ClassScripts, Cached, Cached);
        Is(run, Steps.Catalog, Cached);
        Is(run, Steps.Registry, Modified);
    }

    [Fact]
    public void Any_other_property_reads_nothing()
    {
        var before = Shop.Run();
        var reads = Shop.ReadsOf(A);
        var run = Shop.WithProperty("TenantMigrationsTenantColumn", "owner_id").RunAfter(before);
        Is(run, Steps.Settings, Modified);
        Is(run, Steps.FileScripts, Cached, Cached);
        Is(run, Steps.ClassScripts, Cached, Cached);
        Is(run, Steps.Catalog, Cached);
        Is(run, Steps.Registry, Modified);
        Assert.Equal(reads, Shop.ReadsOf(A));
    }

    private static GeneratorRun Edit(TestProject before, TestProject after) => after.RunAfter(before.Run());

    private static void Is(GeneratorRun run, string step, params IncrementalStepRunReason[] reasons) => Assert.Equal(reasons, run.ReasonsOf(step));

    private static string Class(string id, string name, string up = "SELECT 1") =>
        $"[Migration(\"{id}\", Scope = MigrationScope.Tenant)] public sealed class {name} : SqlMigration {{ public const string Down = \"SELECT 2\", Up = \"{up}\"; }}";
}
