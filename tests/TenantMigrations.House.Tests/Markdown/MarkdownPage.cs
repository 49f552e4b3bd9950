using System.Text.RegularExpressions;
using TenantMigrations.TestKit;

namespace TenantMigrations.House.Tests.Markdown;

/// <summary>A page of the documentation, as far as tests read it: fenced blocks, links, headings.</summary>
internal sealed partial class MarkdownPage
{
    private readonly string[] _lines;

    private MarkdownPage(string path)
    {
        Path = path;
        _lines = File.ReadAllLines(Repository.PathTo(path));
    }

    /// <summary>The pages that users read.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md",
        .. Directory.GetFiles(Repository.PathTo("docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public string Path { get; }

    public string Text => string.Join('\n', _lines);

    public static MarkdownPage Read(string path) => new(path);

    public IEnumerable<FencedBlock> Blocks()
    {
        for (var i = 0; i < _lines.Length; i++)
        {
            if (!_lines[i].StartsWith("```", StringComparison.Ordinal)) continue;
            var end = Array.IndexOf(_lines, "```", i + 1);
            if (end < 0) throw new InvalidDataException($"{Path}({i + 1}): this fence is never closed.");
            yield return new FencedBlock(_lines[i][3..].Trim(), _lines[(i + 1)..end], FileAbove(i), i + 1);
            i = end;
        }
    }

    /// <summary>The targets of links, without those in blocks and code.</summary>
    public IEnumerable<string> Links() => Prose().SelectMany(line => Link().Matches(InlineCode().Replace(line, "")).Select(match => match.Groups[1].Value));

    /// <summary>The anchors that headings make, in GitHub's way.</summary>
    public IReadOnlySet<string> Anchors() => Prose()
        .Where(line => line.StartsWith('#'))
        .Select(line => NotInAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'))
        .ToHashSet(StringComparer.Ordinal);

    private IEnumerable<string> Prose()
    {
        var inBlock = false;
        foreach (var line in _lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) inBlock = !inBlock;
            else if (!inBlock) yield return line;
        }
    }

    private string? FileAbove(int fence)
    {
        var above = _lines[..fence].LastOrDefault(line => line.Length > 0) ?? "";
        return Announcement().Match(above) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`(?!\\])")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"`([^`\s]+/[^`\s]+\.\w+)`:$")]
    private static partial Regex Announcement();
}
