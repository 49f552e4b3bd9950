namespace TenantMigrations.TestKit;

/// <summary>Where this repository lies on the machine that runs the tests.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path inside the repository.</summary>
    public static string PathTo(params string[] segments) => Path.Combine([Root, .. segments]);

    /// <summary>
    /// The real path of what <c>[CallerFilePath]</c> said. A build with <c>ContinuousIntegrationBuild</c> writes paths that begin
    /// with <c>/_/</c>, so that two machines produce the same assembly; on disk there is no such folder.
    /// </summary>
    public static string Source(string callerFilePath) =>
        callerFilePath.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(Root, callerFilePath[3..]) : callerFilePath;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TenantMigrations.Build.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No TenantMigrations.Build.sln in any folder above {AppContext.BaseDirectory}.");
    }
}
