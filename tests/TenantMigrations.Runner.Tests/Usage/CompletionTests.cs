namespace TenantMigrations.Runner.Tests;

/// <summary>Completion as <c>dotnet-suggest</c> asks for it.</summary>
public sealed class CompletionTests
{
    private const string Tenants = """{ "Tenants": { "List": [ "acme", "birch", { "id": "with blank" } ] } }""";

    [Theory]
    [InlineData("Storefront st", "status")]
    [InlineData("Storefront tenants re", "remove")]
    [InlineData("Storefront run --t", "--tenant")]
    [InlineData("Storefront run --tenant acme --loc", "--local")]
    [InlineData("Storefront run --re", "--resume")]
    [InlineData("Storefront run --resume ", "last")]
    [InlineData("Storefront run --tenant ", "acme birch")]
    [InlineData("Storefront run --tenant acme b", "birch")]
    [InlineData("Storefront tenants suspend b", "birch")]
    [InlineData("Storefront tenants add b", "")]
    [InlineData("Storefront run --migration 2024010", $"{TestRegistry.Orders} {TestRegistry.Policies} {TestRegistry.Seed} {TestRegistry.Index}")]
    [InlineData("Storefront rollback --to 20240104", TestRegistry.Index)]
    [InlineData("Storefront status --format ", "json msbuild text")]
    [InlineData("Storefront status --verbosity q", "quiet")]
    [InlineData("Storefront recover --mark ", "completed rolled-back")]
    [InlineData("Storefront rebase --keep ", "ours theirs")]
    [InlineData("Storefront generate enable-r", "enable-rls")]
    [InlineData("Storefront templates upd", "updated-at")]
    [InlineData("Storefront generate enable-rls --tab", "--table")]
    [InlineData("Storefront graph --format ", "dot json mermaid msbuild svg text")]
    [InlineData("Storefront nonsense --tenant=\"", "")]
    public async Task What_can_stand_there_is_proposed(string line, string proposals)
    {
        using var run = new TestRun();
        run.Variables.Clear();
        run.WriteFile("tenantmigrations.json", Tenants);
        Assert.Equal(ExitCode.Done, await run.RunAsync($"[suggest:{line.Length}]", line));
        Assert.Equal(proposals, string.Join(' ', run.OutText.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Empty(run.ErrorText);
        Assert.Null(run.Opening);
    }

    [Fact]
    public async Task Behind_a_template_its_options_are_among_those_of_the_verb()
    {
        using var run = new TestRun();
        await run.RunAsync("[suggest]", "Storefront generate enable-rls ");
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "--table", "--depends-on" }, run.OutText.Split('\n').ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task All_verbs_are_proposed_and_what_stands_behind_the_cursor_does_not_matter()
    {
        using var run = new TestRun();
        await run.RunAsync("[suggest:11]", "Storefront  --format json");
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "run", "plan", "status", "tenants", "lock" }, run.OutText.Split('\n').ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("tenants.json", "")]
    [InlineData("tenants.json", "[ \"acme\", ")]
    [InlineData("tenantmigrations.json", "{ \"Tenants\": ")]
    [InlineData("tenantmigrations.json", """{ "Tenants": { "Query": "SELECT id FROM tenants" } }""")]
    [InlineData("tenantmigrations.json", """{ "Colour": "blue" }""")]
    public async Task Settings_that_cannot_be_used_propose_nothing_and_say_nothing(string file, string text)
    {
        using var run = new TestRun();
        run.WriteFile("tenantmigrations.json", """{ "Tenants": { "File": "tenants.json" } }""");
        run.WriteFile(file, text);
        Assert.Equal(ExitCode.Done, await run.RunAsync("[suggest]", "Storefront run --tenant "));
        Assert.Equal(("", ""), (run.OutText, run.ErrorText));
    }

    [Fact]
    public async Task The_tool_completes_its_verbs_too()
    {
        using var run = new TestRun();
        Assert.Equal(ExitCode.Done, await run.RunToolAsync("[suggest]", "tenant-migrations reb"));
        Assert.Equal("rebase\n", run.OutText);
    }
}
