using System.Globalization;

namespace TenantMigrations.Analysis.Sql;

/// <summary>What a number's digits say.</summary>
internal static class NumberText
{
    /// <summary>Whether the server reads it as a whole number of 32 bits. Anything larger, or with a point or exponent, is a numeric.</summary>
    public static bool IsInteger(string text)
    {
        // A placeholder may be anything.
        if (text[0] == '$') return true;

        var digits = text.Replace("_", "");
        if (digits.Length > 1 && digits[0] == '0' && char.IsLetter(digits[1]))
        {
            var radix = char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'o' => 8, _ => 2 };
            try
            {
                return Convert.ToUInt64(digits.Substring(2), radix) <= int.MaxValue;
            }
            catch (OverflowException)
            {
                return false;
            }
        }

        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}
