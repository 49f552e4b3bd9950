using System.Text.RegularExpressions;
using TenantMigrations.House.Tests.Files;
using TenantMigrations.TestKit;

namespace TenantMigrations.House.Tests;

/// <summary>The repository says nothing about the machine it was written on.</summary>
public sealed partial class TrackedFileTests
{
    // Examples and the pages of the standards that this product follows. Packages come from wherever a user's configuration says: no feed is named.
    private static readonly string[] Hosts = ["127.0.0.1", "localhost", "example.org", "www.postgresql.org", "github.com", "kubernetes.io", "www.w3.org", "learn.microsoft.com"];

    [Fact]
    public void No_file_names_a_folder_of_the_machine()
    {
        // Only paths that cannot stand for anything else: a checkout in /src would be found everywhere.
        string[] machine = [Repository.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)];
        var forbidden = machine.Where(path => path.Count(c => c is '/' or '\\') >= 2).Select(path => path + Path.DirectorySeparatorChar).ToArray();

        Assert.Empty(
            from file in RepositoryFiles.Texts()
            let found = forbidden.FirstOrDefault(path => file.Text.Contains(path, StringComparison.Ordinal)) ?? RootOrWorkspace().Match(file.Text).Value
            where found.Length > 0
            select $"{file.Path}: {found}");
    }

    [Fact]
    public void Addresses_lead_to_known_places_only() => Assert.Empty(
        from file in RepositoryFiles.Texts()
        from Match match in Host().Matches(file.Text)
        where !Hosts.Contains(match.Groups[1].Value, StringComparer.OrdinalIgnoreCase)
        select $"{file.Path}: {match.Value}");

    [Fact]
    public void No_file_says_where_packages_come_from() => Assert.DoesNotContain(
        RepositoryFiles.All,
        file => Path.GetFileName(file).Equals("nuget.config", StringComparison.OrdinalIgnoreCase) || Path.GetFileName(file) is ".npmrc" or "package-lock.json");

    // Brackets, so that the pattern does not find itself.
    [GeneratedRegex(@"(?<![\w.{}$-])/([w]ork|[r]oot|[w]orkspaces?)/\w+")]
    private static partial Regex RootOrWorkspace();

    [GeneratedRegex(@"https?://([\w-]+(?:\.[\w-]+)+|localhost)")]
    private static partial Regex Host();
}
