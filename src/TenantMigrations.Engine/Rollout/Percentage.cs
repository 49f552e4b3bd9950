using System.Globalization;

namespace TenantMigrations.Engine;

/// <summary>A share such as <c>2.5%</c>.</summary>
internal static class Percentage
{
    /// <summary>Reads it. False where it is not more than 0 and at most 100, and for what does not end with a percent sign.</summary>
    public static bool TryParse(string text, out decimal percent)
    {
        percent = 0;
        return text.EndsWith('%')
            && decimal.TryParse(text.AsSpan(0, text.Length - 1).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out percent)
            && percent is > 0 and <= 100;
    }

    /// <summary>The share of a number, rounded up: of somebody it is never nobody, however small the share.</summary>
    public static int Of(decimal percent, int whole) => whole == 0 ? 0 : Math.Max(1, (int)Math.Ceiling(whole * percent / 100));
}
