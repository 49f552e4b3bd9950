namespace TenantMigrations.Analysis.CSharp;

/// <summary>What was found in a file of C#.</summary>
internal sealed class SourceFile(ClassSourceFile source)
{
    public ClassSourceFile Source => source;

    /// <summary>The namespaces that it opens with <c>using</c>.</summary>
    public List<string> Usings { get; } = [];

    /// <summary>Those that it opens for the whole project.</summary>
    public List<string> GlobalUsings { get; } = [];

    public List<TypeSource> Types { get; } = [];
}
