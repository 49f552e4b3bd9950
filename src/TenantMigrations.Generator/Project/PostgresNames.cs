using System.Text;

namespace TenantMigrations.Generator.Project;

/// <summary>Which texts PostgreSQL takes as names.</summary>
internal static class PostgresNames
{
    /// <summary>What a name has to be, in words.</summary>
    public const string Expected = "a name of at most 63 bytes";

    private const int LongestName = 63;

    public static (bool IsValid, string Value) ParseName(string text) =>
        (Encoding.UTF8.GetByteCount(text) <= LongestName && !text.Any(char.IsControl), text);

    public static (bool IsValid, string Value) ParseSchema(string text) =>
        (ParseName(text).IsValid && !text.StartsWith("pg_", StringComparison.Ordinal) && text != "information_schema", text);

    /// <summary>A setting that an application defines: PostgreSQL wants at least one dot between plain words.</summary>
    public static (bool IsValid, string Value) ParseSetting(string text)
    {
        var words = text.Split('.');
        return (words.Length >= 2 && words.All(IsWord), text);
    }

    private static bool IsWord(string word) =>
        word.Length > 0 && !char.IsDigit(word[0]) && word.All(static c => c == '_' || (c < 128 && char.IsLetterOrDigit(c)));
}
