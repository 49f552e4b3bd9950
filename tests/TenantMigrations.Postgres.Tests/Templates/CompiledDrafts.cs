using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TenantMigrations.Analysis;
using TenantMigrations.TestKit;

namespace TenantMigrations.Postgres.Tests.Templates;

/// <summary>Written drafts, checked as the compiler checks them, and their classes compiled.</summary>
internal static class CompiledDrafts
{
    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(MetadataReference (path) => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(CodeMigration).Assembly.Location),
    ];

    /// <summary>The registry that a project of these files has; any finding and any message of the C# compiler fails.</summary>
    public static WrittenRegistry Registry(ScriptOptions options, IReadOnlyList<(string Path, string Text)> files)
    {
        var texts = files.ToDictionary(file => file.Path, file => file.Text);
        var sources = files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).ToArray();
        var scanned = ClassScanner.Read([.. sources.Select(file => new ClassSourceFile(file.Path, file.Path, file.Text))]);
        Assert.Equal(sources.Length, scanned.Count);
        MigrationScript[] scripts =
        [
            .. files.Except(sources).Select(file => ScriptReader.ReadFile(file.Path, file.Path, file.Text, options: options)),
            .. scanned.Select(found => ScriptReader.ReadClass(found.Facts, options)),
        ];
        var findings = scripts.SelectMany(script => script.Findings.Concat(script.StatementFindings).Select(finding => $"{finding}\n{texts[script.Path]}"));
        Assert.Equal("", string.Join("\n\n", findings));
        var types = Compile(sources.Select(file => file.Text));
        return WrittenRegistry.Read(new RegistrySettings { Isolation = options.Isolation }, scripts, script => texts[script.Path], script => () => (CodeMigration)Activator.CreateInstance(types[script.TypeName!])!);
    }

    private static Dictionary<string, Type> Compile(IEnumerable<string> sources)
    {
        var compilation = CSharpCompilation.Create(
            "Shop" + Guid.NewGuid().ToString("N"),
            [.. sources.Select(source => CSharpSyntaxTree.ParseText(source))],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.Equal("", string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)));
        return Assembly.Load(image.ToArray()).GetExportedTypes().ToDictionary(type => type.FullName!);
    }
}
