using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Tests;

/// <summary>What is found in C# without a compiler is what the compiler finds: the verb <c>lock</c> and the build must see the same checksums.</summary>
public sealed class ScannedClassTests
{
    private const string Id = "20240101000000_a";

    [Theory]
    [InlineData("""public const string Up = "SELECT 1;", Down = "SELECT 'it''s \\ \"quoted\" \u00e4 \x41';";""")]
    [InlineData("""public const string Up = @"SELECT ""a"" 'b\c';"; internal const string Down = "SELECT 1;" + "SELECT 2;" + (Other.Part);""")]
    [InlineData("private const string Table = \"users\"; public const string Up = $\"SELECT '{{}}' FROM {Table};\", Down = $@\"SELECT \"\"x\"\" FROM {Other.Part2};\";")]
    [InlineData("public const string Up = \"\"\"\n        SELECT 1;\n          SELECT \"a\";\n\n        \"\"\";\n    public const string Down = \"\"\"\"SELECT '\"\"\"'\"\"\"\";")]
    [InlineData("public const string Up = $$\"\"\"\n        SELECT '{x}' FROM {{Other.Part2}};\n        \"\"\";\n    public const string Down = \"SELECT \" + nameof(Down);")]
    [InlineData("public static int Size { get; } = new[] { 1, 2 }.Length; int M() { var s = \"}\"; return '{' + s.Length; } public const string Up = \"SELECT 1\"; public const string Down = \"SELECT 2\"; int N => 1;")]
    public void Constants_of_every_form_have_their_value(string members) => AssertSame(
        $"[Migration(\"{Id}\", Scope = MigrationScope.Global)] public sealed class A : SqlMigration {{ {members} }} static class Other {{ internal const string Part = \"SELECT 3;\" , Part2 = \"orders\"; }}");

    [Theory]
    [InlineData("[Migration(Ids.A, Scope = MigrationScope.Tenant, Transaction = false, Description = \"x\")] [Placeholder(\"n\", PlaceholderKind.Number, Default = \"3\")] [Placeholder(\"t\", PlaceholderKind.Identifier)]", "SELECT ${n} FROM ${t}")]
    [InlineData("[Migration(id: Ids.A, Scope = MigrationScope.Global, AppliesToExistingOnly = true, Irreversible = \"gone\")]", "SELECT 1", "")]
    [InlineData("[TenantMigrations.MigrationAttribute(\"20240101\" + \"000000_a\", Scope = TenantMigrations.MigrationScope.Global), Obsolete]", "SELECT 1")]
    [InlineData("[Migration(Ids.A, Scope = MigrationScope.Global, Repeatable = true)]", "SELECT 1", "")]
    public void Attributes_of_every_form_are_read(string attributes, string up, string? down = null) => AssertSame(
        $"static class Ids {{ public const string A = \"{Id}\"; }} {attributes} public sealed class A : Base<int>, IDisposable {{ public const string Up = \"{up}\"; {(down is null ? "public const string Down = \"SELECT 1\";" : "")} public void Dispose() {{ }} }} public abstract class Base<T> : SqlMigration;");

    [Fact]
    public void Code_is_read_by_its_revision() => AssertSame(
        $"namespace Deep {{ namespace Deeper {{ public static class Outer {{ [Migration(\"{Id}\", Scope = MigrationScope.Tenant, Revision = 1_2)] internal sealed class A : CodeMigration {{ public override Task UpAsync(MigrationContext context, CancellationToken cancellationToken) => Task.CompletedTask; public override Task DownAsync(MigrationContext context, CancellationToken cancellationToken) => Task.CompletedTask; }} }} }} }}");

    [Fact]
    public void Only_migrations_of_this_product_are_found()
    {
        const string code = "using Microsoft.EntityFrameworkCore.Migrations; [Migration(\"20240101000000_a\")] partial class A : Migration { } [Migration(1)] class B : Other { }";
        Assert.Empty(ClassScanner.Read([new ClassSourceFile("A.cs", "A.cs", code)]));
    }

    [Fact]
    public void What_only_a_compiler_knows_is_said()
    {
        const string code = "using TenantMigrations; [Migration(\"20240101000000_a\")] class A : SqlMigration { public const string Up = Elsewhere.Text; }";
        Assert.Equal("Up is no constant that can be read without a compiler", Assert.Single(ClassScanner.Read([new ClassSourceFile("A.cs", "A.cs", code)])).Unknown);
    }

    [Theory]
    [InlineData("class A : A { [Migration(A.X)] const string X = A.X + X; }")]
    [InlineData("using TenantMigrations; [Migration(\"\"\"")]
    [InlineData("$\"{$\"{$\"{$\"{")]
    [InlineData("[[[[(((({{{{<<<<")]
    [InlineData("}}}} ]]]] class class class { const const = = ; record record record")]
    public void Broken_sources_are_read_to_their_end(string code)
    {
        var random = new Random(1);
        ClassScanner.Read([new ClassSourceFile("A.cs", "A.cs", code), new ClassSourceFile("B.cs", "B.cs", string.Concat(Enumerable.Repeat(code, 2_000)))]);
        for (var i = 0; i < 200; i++)
            ClassScanner.Read([new ClassSourceFile("A.cs", "A.cs", string.Concat(Enumerable.Range(0, 40).Select(_ => code[random.Next(code.Length)])))]);
    }

    private static void AssertSame(string code)
    {
        var run = TestProject.Empty.WithCode(code).Run();
        var compiled = Assert.Single(run.LoadRegistry().Migrations);
        var text = run.Output.SyntaxTrees.First().ToString();
        var found = Assert.Single(ClassScanner.Read([new ClassSourceFile("Migrations.cs", "Migrations.cs", text)]));
        var script = ScriptReader.ReadClass(found.Facts);
        Assert.Null(found.Unknown);
        Assert.Equal((compiled.Id, compiled.Scope, compiled.Checksum), (script.Id, script.Scope, script.Checksum));
        Assert.Equal(run.Findings.Select(finding => finding.Id), script.Findings.Select(finding => finding.RuleId));
    }
}
