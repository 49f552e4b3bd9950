using System.Globalization;

namespace TenantMigrations.Engine;

/// <summary>What a global config of the compiler says about rules everywhere.</summary>
internal sealed class GlobalConfig
{
    public const string FileName = ".globalconfig";

    /// <summary>The severity that says: as the rule has it.</summary>
    public const string Default = "default";

    private const string Prefix = "dotnet_diagnostic.";
    private const string Suffix = ".severity";
    private const int LevelOfFileName = 100;

    private readonly Dictionary<string, string> _severities = new(StringComparer.OrdinalIgnoreCase);

    private GlobalConfig(int level) => Level = level;

    /// <summary>What it says counts over what a config of a lower level says.</summary>
    public int Level { get; private set; }

    /// <summary>Severities by rule.</summary>
    public IReadOnlyDictionary<string, string> Severities => _severities;

    public static GlobalConfig Read(string file)
    {
        var isGlobal = Path.GetFileName(file).Equals(FileName, StringComparison.OrdinalIgnoreCase);
        var config = new GlobalConfig(isGlobal ? LevelOfFileName : 0);
        foreach (var line in File.ReadLines(file).Select(static line => line.Trim()))
        {
            // What follows is about single files.
            if (line.StartsWith('[')) break;
            if (Entry(line) is not var (key, value)) continue;
            if (key.Equals("is_global", StringComparison.OrdinalIgnoreCase)) isGlobal |= value.Equals("true", StringComparison.OrdinalIgnoreCase);
            else if (key.Equals("global_level", StringComparison.OrdinalIgnoreCase) && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var level)) config.Level = level;
            else config.Add(key, value);
        }

        if (!isGlobal) config._severities.Clear();
        return config;
    }

    private static (string Key, string Value)? Entry(string line)
    {
        if (line.Length == 0 || line[0] is '#' or ';') return null;
        var separator = line.AsSpan().IndexOfAny('=', ':');
        return separator < 0 ? null : (line[..separator].Trim(), line[(separator + 1)..].Split(['#', ';'])[0].Trim());
    }

    private void Add(string key, string value)
    {
        if (key.Length <= Prefix.Length + Suffix.Length || !key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || !key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)) return;
        if (value.ToLowerInvariant() is "error" or "warning" or "suggestion" or "silent" or "none" or Default) _severities[key[Prefix.Length..^Suffix.Length]] = value;
    }
}
