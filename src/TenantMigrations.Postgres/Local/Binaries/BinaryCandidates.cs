using System.Globalization;

namespace TenantMigrations.Postgres.Local;

/// <summary>The folders that may hold PostgreSQL's programs, in the order in which they are tried.</summary>
internal static class BinaryCandidates
{
    internal static IEnumerable<string> In(BinarySources sources) =>
        OnPath(sources.SearchPath)
            .Concat(sources.InstallFolders.SelectMany(Expand))
            .Concat(InNodeModules(sources.ProjectDirectory))
            .Distinct(StringComparer.Ordinal);

    /// <summary>A link on the path is followed: the other programs and the libraries lie beside its target.</summary>
    private static IEnumerable<string> OnPath(IEnumerable<string> folders)
    {
        foreach (var folder in folders)
        {
            var program = Path.Combine(folder, "postgres");
            if (!File.Exists(program))
                continue;

            var target = File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program;
            yield return Path.GetDirectoryName(target)!;
        }
    }

    /// <summary>All folders that a pattern with one star means, the newest version first.</summary>
    private static IEnumerable<string> Expand(string pattern)
    {
        var segments = pattern.Split('/');
        var starred = Array.FindIndex(segments, segment => segment.Contains('*', StringComparison.Ordinal));
        if (starred < 0)
            return Directory.Exists(pattern) ? [pattern] : [];

        var parent = string.Join('/', segments[..starred]);
        if (!Directory.Exists(parent))
            return [];

        return Directory.EnumerateDirectories(parent, segments[starred])
            .OrderByDescending(VersionIn)
            .Select(found => string.Join('/', [found, .. segments[(starred + 1)..]]))
            .Where(Directory.Exists);
    }

    private static double VersionIn(string folder)
    {
        var name = Path.GetFileName(folder);
        var number = new string([.. name.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]);
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version) ? version : -1;
    }

    private static IEnumerable<string> InNodeModules(string projectDirectory)
    {
        for (var folder = new DirectoryInfo(projectDirectory); folder is not null; folder = folder.Parent)
        {
            if (EmbeddedPackage.BinFolderUnder(folder.FullName) is { } bin)
                yield return bin;
        }
    }
}
