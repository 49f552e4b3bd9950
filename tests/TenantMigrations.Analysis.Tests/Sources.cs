using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests;

/// <summary>Short ways to write sources and to read what was found in them.</summary>
internal static class Sources
{
    public const string Users = "20240101000000_create_users";

    /// <summary>A file without mistakes but those of <paramref name="header"/> and <paramref name="up"/>.</summary>
    public static MigrationScript File(string id, string header = "", string up = "SELECT 1;", string down = "SELECT 2;", string folder = "migrations/tenant/data") =>
        Text($"{folder}/{id}.sql", (header.Length == 0 ? "" : header + "\n") + "-- migrate:up\n" + up + "\n-- migrate:down\n" + down + "\n");

    public static MigrationScript Text(string path, string text) => ScriptReader.ReadFile(path, path, text);

    /// <summary>The script of a file whose whole text counts.</summary>
    public static MigrationScript Text(string text) => Text($"data/{Users}.sql", text);

    public static ClassFacts SqlClass(string id = Users, string? up = "SELECT 1;", string? down = "SELECT 2;") => new()
    {
        Path = "Migrations.cs",
        ProjectPath = "Migrations.cs",
        TypeName = "Shop.CreateUsers",
        Kind = MigrationKind.SqlClass,
        Id = id,
        Scope = MigrationScope.Tenant,
        Up = up is null ? null : new ClassConstant(up),
        Down = down is null ? null : new ClassConstant(down),
    };

    public static ClassFacts CodeClass(string id = Users) => SqlClass(id, null, null) with { Kind = MigrationKind.Code, OverridesDown = true };

    public static MigrationScript Read(this ClassFacts facts) => ScriptReader.ReadClass(facts);

    public static string[] Lines(this MigrationScript script) => Lines([script]);

    /// <summary>What is wrong with the sources and between them.</summary>
    public static string[] Lines(params MigrationScript[] scripts) =>
        [.. scripts.SelectMany(s => s.Findings).Concat(MigrationCatalog.Build(scripts).Findings).Select(Line)];

    public static string Line(Finding finding)
    {
        var (path, type, anchor, index, range) = finding.Place;
        var where = anchor switch
        {
            SourceAnchor.File => $"{Path.GetFileName(path)}({range.Line + 1},{range.Column + 1})",
            SourceAnchor.UpText or SourceAnchor.DownText or SourceAnchor.VerifyText => $"{type}.{anchor}({range.Line + 1},{range.Column + 1})",
            SourceAnchor.Dependency or SourceAnchor.Placeholder => $"{type}.{anchor}[{index}]",
            _ => $"{type}.{anchor}",
        };
        return $"{where}: {finding.Severity.ToString().ToLowerInvariant()} {finding.RuleId}: {finding.Message}";
    }

    /// <summary>The rule ids only, for tests that are about who reports and not about the words.</summary>
    public static string[] Ids(this MigrationScript script) => Ids([script]);

    public static string[] Ids(params MigrationScript[] scripts) =>
        [.. scripts.SelectMany(s => s.Findings).Concat(MigrationCatalog.Build(scripts).Findings).Select(f => f.RuleId)];

    /// <summary>The stretch of the file, as it lies on disk, that the only finding underlines.</summary>
    public static string Underlined(this MigrationScript script, string source)
    {
        var range = Assert.Single(script.Findings).Place.Range;
        return source.TrimStart('\uFEFF').Substring(range.Start, range.Length);
    }
}
