namespace TenantMigrations.Engine;

/// <summary>The files that an item's <c>Include</c> means, in the way of MSBuild: <c>*</c>, <c>?</c> and <c>**</c>.</summary>
internal static class FileGlob
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    /// <summary>The files, as paths relative to the folder with forward slashes, in ordinal order.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <param name="pattern">One pattern, relative to it.</param>
    public static IReadOnlyList<string> Files(string folder, string pattern)
    {
        var segments = pattern.Trim().Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isRooted = Path.IsPathRooted(pattern.Trim().Replace('\\', '/'));
        var known = segments.TakeWhile(static segment => !HasWildcard(segment)).ToArray();
        if (known.Length == segments.Length)
            return File.Exists(Path.Combine(folder, (isRooted ? "/" : "") + string.Join('/', segments))) ? [string.Join('/', segments)] : [];

        var root = Path.GetFullPath((isRooted ? "/" : "") + string.Join('/', known), folder);
        if (!Directory.Exists(root)) return [];
        var rest = segments[known.Length..];
        var prefix = known.Length == 0 ? "" : (isRooted ? "/" : "") + string.Join('/', known) + "/";
        return [.. Directory.EnumerateFiles(root, "*", Everywhere)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => Matches(file.Split('/'), 0, rest, 0))
            .Select(file => prefix + file)
            .Order(StringComparer.Ordinal)];
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
            && System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern[next], path[at], ignoreCase: false)
            && Matches(path, at + 1, pattern, next + 1);
    }
}
