using System.Text;

namespace TenantMigrations.Engine;

/// <summary>
/// A placeholder's value, written into SQL so that it stays one token: quoted by kind, and kept apart from quotes, prefixes and operators that stand
/// directly beside it (<c>E${x}</c>, <c>'a'${x}</c>, <c>1-${n}</c>).
/// </summary>
internal static class PlaceholderValue
{
    // PostgreSQL cuts longer names silently, after which two of them can be the same (NAMEDATALEN - 1).
    private const int LongestName = 63;

    /// <summary>What is wrong with a value for its kind, or null.</summary>
    public static string? Defect(PlaceholderKind kind, string value)
    {
        if (value.Contains('\0', StringComparison.Ordinal)) return "it contains a NUL character, which PostgreSQL cannot hold";
        return kind switch
        {
            PlaceholderKind.Identifier when value.Length == 0 => "a name cannot be empty",
            PlaceholderKind.Identifier when Encoding.UTF8.GetByteCount(value) > LongestName =>
                $"a name has at most {LongestName} bytes in PostgreSQL; it would be cut",
            PlaceholderKind.Number when !IsNumber(value) => "it is not a number such as 42, -7 or 0.25",
            _ => null,
        };
    }

    /// <summary>The value as it is sent.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="value">The value, without defect.</param>
    /// <param name="before">The character in front of the placeholder; NUL at the beginning.</param>
    /// <param name="after">The character behind it; NUL at the end.</param>
    public static string Quote(PlaceholderKind kind, string value, char before, char after)
    {
        if (kind == PlaceholderKind.Number)
        {
            // Behind a minus a negative number would begin a comment, behind another operator it would melt into it.
            return value[0] is '-' or '+' ? $"({value})" : value;
        }

        var quoted = kind == PlaceholderKind.Identifier
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : Literal(value);
        return (Melts(before) ? " " : "") + quoted + (Melts(after) ? " " : "");
    }

    private static string Literal(string value)
    {
        var doubled = value.Replace("'", "''", StringComparison.Ordinal);
        return value.Contains('\\', StringComparison.Ordinal)
            ? $" E'{doubled.Replace("\\", "\\\\", StringComparison.Ordinal)}'"
            : $"'{doubled}'";
    }

    private static bool Melts(char neighbour) =>
        neighbour is '\'' or '"' or '&' or '_' or '$' || char.IsAsciiLetterOrDigit(neighbour) || neighbour >= 0x80;

    private static bool IsNumber(string value)
    {
        var rest = value.AsSpan();
        if (rest.Length > 0 && rest[0] is '+' or '-') rest = rest[1..];
        if (!TakeDigits(ref rest)) return false;
        if (rest.Length > 0 && rest[0] == '.')
        {
            rest = rest[1..];
            if (!TakeDigits(ref rest)) return false;
        }

        if (rest.Length > 0 && rest[0] is 'e' or 'E')
        {
            rest = rest[1..];
            if (rest.Length > 0 && rest[0] is '+' or '-') rest = rest[1..];
            if (!TakeDigits(ref rest)) return false;
        }

        return rest.IsEmpty;
    }

    private static bool TakeDigits(ref ReadOnlySpan<char> rest)
    {
        var count = 0;
        while (count < rest.Length && char.IsAsciiDigit(rest[count])) count++;
        rest = rest[count..];
        return count > 0;
    }
}
