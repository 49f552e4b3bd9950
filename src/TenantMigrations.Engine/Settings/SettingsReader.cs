using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace TenantMigrations.Engine;

/// <summary>Reads values of settings and collects what is wrong with them, so that all of it is said at once. Never repeats the value of a secret.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    // PostgreSQL keeps its timeouts as milliseconds in 32 bits.
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(int.MaxValue);

    public List<string> Defects { get; } = [];

    public void CheckKeys(IConfiguration section, string what, IReadOnlyList<string> known)
    {
        foreach (var child in section.GetChildren())
        {
            if (known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) continue;
            var nearest = Nearest.Of(child.Key, known);
            Defects.Add(
                $"Unknown {what} '{child.Path}'{Origin(child.Path)}"
                + (nearest is null ? $": known are {string.Join(", ", known)}." : $": did you mean '{nearest}'?"));
        }
    }

    public string? Text(string path)
    {
        var section = configuration.GetSection(path);
        if (section.GetChildren().Any())
        {
            Defects.Add($"'{path}'{Origin(path)} must be a text, not an object or a list.");
            return null;
        }

        return string.IsNullOrEmpty(section.Value) ? null : section.Value;
    }

    public int? Number(string path, int least)
    {
        if (Text(path) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least) return number;
        Wrong(path, text, $"a whole number of at least {least}");
        return null;
    }

    public FailureBudget? Budget(string path)
    {
        if (Text(path) is not { } text) return null;
        if (FailureBudget.TryParse(text, out var budget)) return budget;
        Wrong(path, text, "a number of tenants, at least 1, or a share of them such as 2%, more than 0 and at most 100");
        return null;
    }

    public bool? Flag(string path)
    {
        if (Text(path) is not { } text) return null;
        if (bool.TryParse(text, out var flag)) return flag;
        Wrong(path, text, "true or false");
        return null;
    }

    public TEnum? Choice<TEnum>(string path)
        where TEnum : struct, Enum
    {
        if (Text(path) is not { } text) return null;
        if (!char.IsAsciiDigit(text[0]) && Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)) return value;
        Wrong(path, text, string.Join(" or ", Enum.GetNames<TEnum>()));
        return null;
    }

    public TimeSpan? Time(string path, bool canBeZero = false)
    {
        if (Text(path) is not { } text) return null;
        if (TryParse(text, out var time) && time <= s_longest && (time > TimeSpan.Zero || (canBeZero && time == TimeSpan.Zero))) return time;
        Wrong(path, text, $"a time such as 00:00:05, 5s or 500ms{(canBeZero ? "" : ", more than zero")}");
        return null;
    }

    /// <summary>A list, as children, or in one text with commas, as an environment variable has it.</summary>
    public IReadOnlyList<string>? List(string path)
    {
        var section = configuration.GetSection(path);
        var children = section.GetChildren().ToList();
        if (children.Count == 0)
            return section.Value?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        foreach (var child in children.Where(child => child.Value is null)) Defects.Add($"'{child.Path}'{Origin(child.Path)} must be a text.");
        return [.. children.Select(child => child.Value ?? "")];
    }

    public string Origin(string path) => SettingOrigin.Of(configuration, path);

    public void Wrong(string path, string value, string expected) =>
        Defects.Add($"'{path}' is '{value}'{Origin(path)}; expected is {expected}.");

    private static bool TryParse(string text, out TimeSpan time)
    {
        // A bare number would be days in .NET and milliseconds in PostgreSQL: nobody would guess right.
        if (text.Contains(':', StringComparison.Ordinal)) return TimeSpan.TryParseExact(text, ["c", @"h\:mm\:ss", @"hh\:mm\:ss\.FFFFFFF"], CultureInfo.InvariantCulture, out time);

        time = default;
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        if (!double.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
        var unit = text[digits..].Trim() switch
        {
            "ms" => 1.0,
            "s" => 1000,
            "m" or "min" => 60_000,
            "h" => 3_600_000,
            _ => 0,
        };
        if (unit == 0 || number * unit > int.MaxValue) return false;
        time = TimeSpan.FromMilliseconds(number * unit);
        return true;
    }
}
