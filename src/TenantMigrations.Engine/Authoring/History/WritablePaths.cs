namespace TenantMigrations.Engine;

/// <summary>Which paths a rebase may write: those of files in the project's folder, as the file system understands them, that a line of its list can hold.</summary>
internal static class WritablePaths
{
    private const int MostLinks = 40;

    /// <summary>Why a rebase must not write a file, as the end of a sentence that begins with its path; null where it may.</summary>
    /// <param name="project">The project.</param>
    /// <param name="path">Relative to its folder.</param>
    public static string? Obstacle(AuthoringProject project, string path)
    {
        if (path.Any(char.IsControl)) return "has a line break or another control character in its name";

        // The file itself is replaced or deleted and never followed, so where it lies is all that matters.
        var full = project.PathTo(path);
        var folder = Path.GetDirectoryName(full);
        if (folder is null || !IsInside(Resolved(folder), Resolved(project.Directory))) return "lies outside of the project's folder";
        return Directory.Exists(full) ? "is a folder" : null;
    }

    /// <summary>A path in one line of a message, whatever it holds.</summary>
    public static string Shown(string path)
    {
        const int longest = 200;
        var line = new string([.. path.Take(longest).Select(static character => char.IsControl(character) ? '?' : character)]);
        return path.Length > longest ? line + "…" : line;
    }

    private static bool IsInside(string folder, string project) =>
        (folder + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(project) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The path without links in it, step by step: what '..' means behind a link only the link's target says.</summary>
    public static string Resolved(string path)
    {
        var current = Path.GetPathRoot(path)!;
        var left = new Stack<string>();
        Push(left, path[current.Length..]);
        for (var links = 0; left.TryPop(out var name);)
        {
            if (name == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            var next = Path.Combine(current, name);
            if (new DirectoryInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MostLinks) throw new IOException($"Too many links: '{path}'.");
            var root = Path.GetPathRoot(target)!;
            if (root.Length > 0) current = root;
            Push(left, target[root.Length..]);
        }

        return current;
    }

    private static void Push(Stack<string> left, string path)
    {
        var names = path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (var at = names.Length - 1; at >= 0; at--)
            if (names[at] != ".") left.Push(names[at]);
    }
}
