namespace TenantMigrations.Generator;

/// <summary>The names of the pipeline's steps, for tests that watch which of them run.</summary>
internal static class Steps
{
    public const string Settings = "Settings";
    public const string Files = "Files";
    public const string FileScripts = "FileScripts";
    public const string Classes = "Classes";
    public const string ClassScripts = "ClassScripts";
    public const string ClassOrigins = "ClassOrigins";
    public const string Catalog = "Catalog";
    public const string LockFile = "LockFile";
    public const string History = "History";
    public const string Host = "Host";
    public const string Output = "Output";
    public const string Registry = "Registry";
    public const string EntryPoint = "EntryPoint";
    public const string Findings = "Findings";
    public const string ClassFindings = "ClassFindings";
}
