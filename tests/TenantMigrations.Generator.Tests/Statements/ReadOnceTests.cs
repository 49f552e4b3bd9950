using TenantMigrations.Analysis;
using TenantMigrations.Generator.Files;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Tests;

/// <summary>Generator and analyzer need the same scripts: each text is read by whoever comes first.</summary>
public sealed class ReadOnceTests
{
    private const string A = "migrations/data/20240101000000_a.sql";
    private const string B = "migrations/data/20240102000000_b.sql";
    private const string Text = "-- migrate:up\nVACUUM;\n-- migrate:down\nSELECT 2;\n";

    [Fact]
    public async Task A_file_is_read_once_by_both()
    {
        var (a, b) = (new CountingText(Text), new CountingText(Text));
        var project = TestProject.Empty.WithFile(A, a).WithFile(B, b);
        var run = project.Run();
        Assert.Equal(2, (await project.AnalyzeAsync(run)).Of("TM2001").Length);
        Assert.Equal((1, 1), (a.Reads, b.Reads));

        // One edit is one file read, by both together.
        var other = new CountingText(Text.Replace("VACUUM", "VACUUM users", StringComparison.Ordinal));
        var edited = project.WithFile(A, other);
        Assert.Equal(2, (await edited.AnalyzeAsync(edited.RunAfter(run))).Of("TM2001").Length);
        Assert.Equal((1, 1, 1), (a.Reads, b.Reads, other.Reads));
    }

    [Fact]
    public async Task Another_journal_schema_reads_it_again()
    {
        var text = new CountingText(Text);
        var project = TestProject.Empty.WithFile(A, text);
        var run = project.Run();
        await project.AnalyzeAsync(run);
        var changed = project.WithProperty("TenantMigrationsJournalSchema", "journal");
        await changed.AnalyzeAsync(changed.RunAfter(run));
        Assert.Equal(2, text.Reads);
    }

    [Fact]
    public void What_was_read_for_one_project_is_not_given_to_another()
    {
        var text = new CountingText(Text);
        var (first, second) = (new MigrationFile("/one/a.sql", "a.sql", "a.sql"), new MigrationFile("/two/a.sql", "tenant/a.sql", "a.sql"));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("/one/a.sql", ReadScripts.Of(text, first, ScriptOptions.Default).Path);
            Assert.Equal("/two/a.sql", ReadScripts.Of(text, second, ScriptOptions.Default).Path);
        }
    }

    [Fact]
    public void Many_threads_read_it_once()
    {
        var text = new CountingText("-- migrate:up\n" + string.Concat(Enumerable.Repeat("SELECT 1;\n", 20_000)) + "-- migrate:down\nSELECT 2;\n");
        var file = new MigrationFile("/one/a.sql", "a.sql", "a.sql");
        var scripts = new MigrationScript[16];
        Parallel.For(0, scripts.Length, i => scripts[i] = ReadScripts.Of(text, file, ScriptOptions.Default));
        Assert.Equal(1, text.Reads);
        Assert.All(scripts, script => Assert.Same(scripts[0], script));
    }

    [Fact]
    public void Nothing_is_kept_of_a_text_that_the_compiler_lets_go()
    {
        var read = Read();
        for (var i = 0; i < 10 && read.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(read.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Read()
        {
            var text = new CountingText(Text);
            return new WeakReference(ReadScripts.Of(text, new MigrationFile("/one/a.sql", "a.sql", "a.sql"), ScriptOptions.Default));
        }
    }

    [Fact]
    public void A_class_is_read_once_for_the_same_text()
    {
        var facts = Facts(new string("VACUUM;".ToCharArray()));
        var script = ReadScripts.Of(facts, ScriptOptions.Default);
        Assert.Same(script, ReadScripts.Of(facts with { }, ScriptOptions.Default with { }));
        Assert.NotSame(script, ReadScripts.Of(facts with { Transaction = false }, ScriptOptions.Default));
        Assert.NotEqual(script, ReadScripts.Of(facts with { Transaction = false }, ScriptOptions.Default));
        Assert.NotNull(ReadScripts.Of(facts with { Up = null }, ScriptOptions.Default));
    }

    private static ClassFacts Facts(string up) => new()
    {
        Path = "M.cs",
        ProjectPath = "M.cs",
        TypeName = "M",
        Kind = MigrationKind.SqlClass,
        Id = "20240101000000_a",
        Scope = MigrationScope.Tenant,
        Up = new ClassConstant(up),
        Down = new ClassConstant("SELECT 1;"),
    };
}
