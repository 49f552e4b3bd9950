using System.Text.RegularExpressions;
using TenantMigrations.TestKit;

namespace TenantMigrations.Generator.Tests;

/// <summary>Generated code and the runner's stand-in in these tests name what the runner really has. That both compile together, the samples show.</summary>
public sealed partial class RunnerContractTests
{
    [Fact]
    public void The_runner_has_the_method_that_generated_code_calls()
    {
        var source = File.ReadAllText(Repository.PathTo("src", "TenantMigrations.Runner", "MigrationRunner.cs"));
        Assert.Matches(Signature(), source);
        Assert.Contains("namespace TenantMigrations.Runner;", source, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"public static (async )?Task<int> RunAsync\(MigrationRegistry registry, string\[\] args\)")]
    private static partial Regex Signature();
}
