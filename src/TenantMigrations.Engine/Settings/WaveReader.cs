using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace TenantMigrations.Engine;

/// <summary>Reads the setting <c>Waves</c>: a list of selectors such as <c>ring=canary</c>, or of objects with more to say.</summary>
internal static class WaveReader
{
    private const string Root = nameof(FleetSettings.Waves);
    private const string Confirm = "confirm";
    private const string Expected = "rest, a number of tenants, a share such as 10%, a label such as ring=canary, or ids";

    private static readonly string[] s_properties = [nameof(WaveSettings.Tenants), nameof(WaveSettings.MaxFailures), nameof(WaveSettings.Pause), nameof(WaveSettings.Verify)];

    public static IReadOnlyList<WaveSettings> Read(IConfiguration configuration, SettingsReader reader)
    {
        var section = configuration.GetSection(Root);
        var children = section.GetChildren().ToList();
        if (children.Count > 0) return [.. children.Select(child => Wave(child, reader))];
        return section.Value is not { Length: > 0 } text
            ? []
            : [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(wave => new WaveSettings { Tenants = Selector(Root, wave, reader) })];
    }

    private static WaveSettings Wave(IConfigurationSection section, SettingsReader reader)
    {
        if (section.Value is { } plain) return new WaveSettings { Tenants = Selector(section.Path, plain, reader) };
        reader.CheckKeys(section, "property of a wave", s_properties);
        var path = $"{section.Path}:{nameof(WaveSettings.Tenants)}";
        var ids = section.GetSection(nameof(WaveSettings.Tenants)).GetChildren().Any() ? reader.List(path) : null;
        var pause = $"{section.Path}:{nameof(WaveSettings.Pause)}";
        var confirms = Confirm.Equals(section[nameof(WaveSettings.Pause)], StringComparison.OrdinalIgnoreCase);
        return new WaveSettings
        {
            Tenants = ids is null ? Selector(path, reader.Text(path) ?? "", reader) : string.Join(", ", ids),
            TenantIds = ids,
            MaxFailures = reader.Budget($"{section.Path}:{nameof(WaveSettings.MaxFailures)}"),
            Pause = confirms ? null : reader.Time(pause),
            Confirm = confirms,
            Verify = reader.Text($"{section.Path}:{nameof(WaveSettings.Verify)}"),
        };
    }

    private static string Selector(string path, string text, SettingsReader reader)
    {
        text = text.Trim();
        var isNumber = text.Length > 0 && text.TrimEnd('%').All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+');
        var isGood = text.EndsWith('%')
            ? Percentage.TryParse(text, out _)
            : !isNumber || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0);
        if (text.Length == 0 || !isGood) reader.Wrong(path, text, text.EndsWith('%') ? "a share of more than 0 % and at most 100 %" : Expected);
        return text;
    }
}
