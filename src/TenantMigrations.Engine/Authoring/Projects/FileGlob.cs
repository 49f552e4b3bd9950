using System.IO.Enumeration;

namespace TenantMigrations.Engine;

/// <summary>The files that an item's <c>Include</c> means, in the way of MSBuild: <c>*</c>, <c>?</c> and <c>**</c>.</summary>
internal static class FileGlob
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    /// <summary>All files in a folder and below it, in the same form. What cannot be read is an error.</summary>
    public static IReadOnlyList<string> Below(string folder) =>
        [.. FilesBelow(folder, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None }).Select(file => RelativePath(folder, file)).Order(StringComparer.Ordinal)];

    /// <summary>The files, as paths relative to the folder with forward slashes, in ordinal order.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <param name="pattern">One pattern, relative to it.</param>
    public static IReadOnlyList<string> Files(string folder, string pattern)
    {
        var segments = pattern.Trim().Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isRooted = Path.IsPathRooted(pattern.Trim().Replace('\\', '/'));
        var known = segments.TakeWhile(static segment => !HasWildcard(segment)).ToArray();
        if (known.Length == segments.Length)
            return (isRooted ? "/" : "") + string.Join('/', segments) is var file && File.Exists(Path.Combine(folder, file)) ? [file] : [];

        var root = Path.GetFullPath((isRooted ? "/" : "") + string.Join('/', known), folder);
        if (!Directory.Exists(root)) return [];
        var rest = segments[known.Length..];
        var prefix = known.Length == 0 ? "" : (isRooted ? "/" : "") + string.Join('/', known) + "/";
        return [.. FilesBelow(root, Everywhere)
            .Select(file => RelativePath(root, file))
            .Where(file => Matches(file.Split('/'), 0, rest, 0))
            .Select(file => prefix + file)
            .Order(StringComparer.Ordinal)];
    }

    // Elsewhere than on Windows a backslash is a letter of a file's name.
    private static string RelativePath(string root, string file) => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');

    private static FileSystemEnumerable<string> FilesBelow(string root, EnumerationOptions options) => new(root, static (ref FileSystemEntry entry) => entry.ToFullPath(), options)
    {
        ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
        ShouldRecursePredicate = static (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) || IsFollowed(entry.ToFullPath(), entry.RootDirectory.ToString()),
    };

    // A link to a folder that holds it would lead round and round; so could links behind a link.
    private static bool IsFollowed(string link, string root)
    {
        var target = Directory.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName;
        if (target is null || (link + "/").StartsWith(Path.TrimEndingDirectorySeparator(target) + "/", StringComparison.Ordinal)) return false;
        for (var folder = new DirectoryInfo(link).Parent; folder is not null && folder.FullName.Length > root.Length; folder = folder.Parent)
            if (folder.LinkTarget is not null) return false;
        return true;
    }

    /// <summary>Whether a path fits a pattern; both relative to the same folder.</summary>
    public static bool Matches(string path, string pattern) =>
        Matches(path.Split('/'), 0, pattern.Trim().Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries), 0);

    private static bool HasWildcard(string segment) => segment.AsSpan().IndexOfAny('*', '?') >= 0;

    private static bool Matches(string[] path, int at, string[] pattern, int next)
    {
        if (next == pattern.Length) return at == path.Length;
        if (pattern[next] == "**")
        {
            for (var skip = at; skip <= path.Length; skip++)
                if (Matches(path, skip, pattern, next + 1)) return true;
            return false;
        }

        return at < path.Length
            && FileSystemName.MatchesSimpleExpression(pattern[next], path[at], ignoreCase: false)
            && Matches(path, at + 1, pattern, next + 1);
    }
}
