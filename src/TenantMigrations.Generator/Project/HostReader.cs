using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TenantMigrations.Generator.Classes;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Project;

/// <summary>Takes from the compilation the few facts that matter.</summary>
internal static class HostReader
{
    private const string AbstractionsAssembly = "TenantMigrations.Abstractions";

    public static HostFacts Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var isExecutable = compilation.Options.OutputKind
            is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;
        return new HostFacts(
            compilation.AssemblyName ?? "",
            isExecutable,
            isExecutable && compilation.GetEntryPoint(cancellationToken) is not null,
            compilation.GetTypeByMetadataName(MigrationTypes.Registry) is not null,
            compilation.GetTypeByMetadataName(MigrationTypes.Runner) is not null,
            // Members of the registry's types are required: nothing older than C# 11 can set them.
            ((CSharpCompilation)compilation).LanguageVersion < LanguageVersion.CSharp11,
            ReferencedRegistries(compilation, cancellationToken));
    }

    private static string[] ReferencedRegistries(Compilation compilation, CancellationToken cancellationToken)
    {
        var types = new List<string>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Decoding the attributes of some 170 framework assemblies is the dear part; this spares it.
            if (!References(assembly, AbstractionsAssembly)) continue;

            foreach (var attribute in assembly.GetAttributes())
            {
                if (MigrationTypes.Is(attribute.AttributeClass, "MigrationRegistryAttribute")
                    && attribute.ConstructorArguments is [{ Value: INamedTypeSymbol type }])
                    types.Add(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
            }
        }

        types.Sort(StringComparer.Ordinal);
        return types.ToArray();
    }

    private static bool References(IAssemblySymbol assembly, string name)
    {
        foreach (var module in assembly.Modules)
            foreach (var reference in module.ReferencedAssemblies)
                if (reference.Name == name) return true;
        return false;
    }
}
