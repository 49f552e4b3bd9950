using System.Globalization;

namespace TenantMigrations.Postgres.Local;

/// <summary>Reads what <c>postgres --version</c> prints: <c>postgres (PostgreSQL) 15.18 (Debian 15.18-0)</c>, or <c>19beta1</c>.</summary>
internal static class PostgresVersion
{
    private const string Mark = "(PostgreSQL) ";

    internal static bool TryParse(string printed, out string version, out int major)
    {
        version = "";
        major = 0;
        var at = printed.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0)
            return false;

        version = printed[(at + Mark.Length)..].Split(' ', '\n')[0];
        var digits = version.TakeWhile(char.IsAsciiDigit).Count();
        return int.TryParse(version.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out major);
    }
}
