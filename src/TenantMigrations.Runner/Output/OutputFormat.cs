namespace TenantMigrations.Runner;

/// <summary>How results are printed.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One document on stdout, nothing else.</summary>
    Json,

    /// <summary>Lines on stdout that MSBuild and IDEs understand.</summary>
    MsBuild,

    /// <summary>A drawing for Markdown; of <c>graph</c> only.</summary>
    Mermaid,

    /// <summary>A drawing for Graphviz; of <c>graph</c> only.</summary>
    Dot,

    /// <summary>A drawing for browsers; of <c>graph</c> only.</summary>
    Svg,
}
