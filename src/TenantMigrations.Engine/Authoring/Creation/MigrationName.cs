using System.Text;

namespace TenantMigrations.Engine;

/// <summary>The name part of an id, from what people type.</summary>
public static class MigrationName
{
    /// <summary>In <c>snake_case</c>: <c>AddRoleToUsers</c> and <c>Add role to users</c> become <c>add_role_to_users</c>. Null where nothing is left.</summary>
    /// <param name="text">What was typed.</param>
    public static string? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsAsciiLetterOrDigit(character))
            {
                if (char.IsAsciiLetterUpper(character) && IsWordStart(text, i)) Part(name);
                name.Append(char.ToLowerInvariant(character));
            }
            else
            {
                Part(name);
            }
        }

        var trimmed = name.ToString().Trim('_');
        return trimmed.Length == 0 ? null : trimmed;
    }

    /// <summary>In words: <c>Add role to users</c>.</summary>
    /// <param name="name">The name part of an id.</param>
    public static string Title(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return MigrationId.TryParse("20000101000000_" + name, out var id) ? id.Title : name;
    }

    private static void Part(StringBuilder name)
    {
        if (name.Length > 0 && name[^1] != '_') name.Append('_');
    }

    // A capital behind a small letter or a digit, or the last of several before a small one: HTTPServer is two words.
    private static bool IsWordStart(string text, int index) =>
        index > 0 && (char.IsAsciiLetterLower(text[index - 1]) || char.IsAsciiDigit(text[index - 1])
            || char.IsAsciiLetterUpper(text[index - 1]) && index + 1 < text.Length && char.IsAsciiLetterLower(text[index + 1]));
}
