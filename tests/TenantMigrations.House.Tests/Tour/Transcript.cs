using System.Text.RegularExpressions;

namespace TenantMigrations.House.Tests.Tour;

/// <summary>Holds what a page says that a command prints against what it prints. What differs from machine to machine and from run to run does not count.</summary>
internal static partial class Transcript
{
    private const string Anything = "…";

    /// <summary>What the page says and the command did not print; null where all is there.</summary>
    public static string? Missing(IReadOnlyList<string> page, string output)
    {
        var actual = Plain(output.Split('\n'));
        var place = 0;
        var free = true; // whether lines may be passed over
        foreach (var expected in Plain(page))
        {
            if (expected == Anything)
            {
                free = true;
                continue;
            }

            var found = free ? Array.IndexOf(actual, expected, place) : place < actual.Length && actual[place] == expected ? place : -1;
            if (found < 0) return expected;
            place = found + 1;
            free = false;
        }

        return null;
    }

    private static string[] Plain(IEnumerable<string> lines) => [.. lines.Select(Plain).Where(line => line.Length > 0)];

    private static string Plain(string line)
    {
        line = Guid().Replace(line, "#");
        line = Hash().Replace(line, "#");
        line = Instant().Replace(line, "#");
        line = NewId().Replace(line, "#");
        line = Elapsed().Replace(line, "#");
        line = Duration().Replace(line, "# s");
        line = Port().Replace(line, "localhost:#");
        line = Server().Replace(line, "PostgreSQL # from #");
        line = Cluster().Replace(line, "/pg#");
        line = Rule().Replace(line, "---");
        return Blanks().Replace(line, " ").Trim();
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Guid();

    // Not the time of an id: an underscore follows that, and is a letter to \b.
    [GeneratedRegex(@"\b[0-9a-f]{12,64}\b")]
    private static partial Regex Hash();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex Instant();

    // Migrations that a page creates; those of the samples are older.
    [GeneratedRegex(@"\b20(2[6-9]|[3-9]\d)\d{10}(?=_)")]
    private static partial Regex NewId();

    [GeneratedRegex(@"(?<=Time Elapsed )\S+")]
    private static partial Regex Elapsed();

    [GeneratedRegex(@"\b\d+(\.\d+)? (ms|s|min)\b")]
    private static partial Regex Duration();

    [GeneratedRegex(@"localhost:\d+")]
    private static partial Regex Port();

    [GeneratedRegex(@"PostgreSQL [\w.]+ from [^;]*(?=[;.])")]
    private static partial Regex Server();

    [GeneratedRegex(@"/pg\d+")]
    private static partial Regex Cluster();

    [GeneratedRegex("[-─]{3,}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
