using System.Globalization;

namespace TenantMigrations.Analysis.Sql;

/// <summary>What a number's digits say.</summary>
internal static class NumberText
{
    /// <summary>Whether the server reads it as a whole number of 32 bits. Anything larger, or with a point or exponent, is a numeric.</summary>
    public static bool IsInteger(string text) => text[0] == '$' || ToInteger(text) is not null; // A placeholder may be anything.

    /// <summary>The whole number of 32 bits; null where it is none.</summary>
    public static int? ToInteger(string text)
    {
        var digits = text.Replace("_", "");
        if (digits.Length > 1 && digits[0] == '0' && char.IsLetter(digits[1]))
        {
            var radix = char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'o' => 8, _ => 2 };
            try
            {
                return Convert.ToUInt64(digits.Substring(2), radix) is var value and <= int.MaxValue ? (int)value : null;
            }
            catch (OverflowException)
            {
                return null;
            }
        }

        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;
    }
}
