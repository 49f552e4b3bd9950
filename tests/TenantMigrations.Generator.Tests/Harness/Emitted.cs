using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace TenantMigrations.Generator.Tests;

/// <summary>An assembly that was compiled in memory, and can run.</summary>
internal static class Emitted
{
    public static byte[] Image(Compilation compilation, IEnumerable<ResourceDescription> resources)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream, manifestResources: resources, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return stream.ToArray();
    }

    /// <summary>Loads the assembly; the product's own ones are those of the test.</summary>
    public static System.Reflection.Assembly Load(byte[] image)
    {
        var context = new AssemblyLoadContext("project under test", isCollectible: true);
        context.Resolving += static (context, name) => name.Name == "TenantMigrations.Runner" ? context.LoadFromStream(new MemoryStream(TestReferences.RunnerImage)) : null;
        using var stream = new MemoryStream(image);
        return context.LoadFromStream(stream);
    }
}
