using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.History;

/// <summary>Short ways to release and to look at what was found afterwards.</summary>
internal static class Releases
{
    public const string LockPath = "migrations.lock";

    public static string Text(params MigrationScript[] scripts) => LockFile.Write(scripts.Select(ReleasedMigration.Of));

    public static LockFile Of(params MigrationScript[] scripts) => LockFile.Read(LockPath, Text(scripts));

    public static string[] Lines(LockFile history, params MigrationScript[] scripts) => [.. HistoryCheck.Check(history, scripts).Select(Sources.Line)];

    public static string[] Lines(this LockFile file) => [.. file.Findings.Select(Sources.Line)];
}
