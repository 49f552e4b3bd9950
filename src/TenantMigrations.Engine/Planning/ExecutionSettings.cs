using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TenantMigrations.Engine;

/// <summary>The settings that decide what a plan executes besides order and migrations.</summary>
internal sealed class ExecutionSettings
{
    // Enough to see that a value is another (one in 65,536 differences goes unnamed; the hash still tells), and too little to try out what it was.
    private const int PrintBytes = 2;

    private readonly List<(string Name, string Value)> _values;

    public ExecutionSettings(RegistrySettings registry, FleetSettings settings)
    {
        _values =
        [
            ("isolation", registry.Isolation.ToString()),
            ("journal schema", registry.JournalSchema),
            ("tenant setting", registry.TenantSetting),
            ("TransactionPer", settings.TransactionPer.ToString()),
            ("TenantRole", settings.TenantRole ?? ""),
            ("SharedSchemas", string.Join('\n', settings.SharedSchemas)),
            .. settings.Placeholders.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => ($"placeholder '{pair.Key}'", pair.Value)),
        ];
        var key = new StringBuilder();
        foreach (var (name, value) in _values) key.Append(CultureInfo.InvariantCulture, $"|{name.Length}:{name}{value.Length}:{value}");
        Key = key.ToString();
        Prints = _values.ToDictionary(pair => pair.Name, Print, StringComparer.Ordinal);
    }

    /// <summary>All of it, as a part of a plan's hash, from which nothing can be read back. Holds secrets: nowhere else.</summary>
    public string Key { get; }

    /// <summary>The names, each with a short print of its value: see <see cref="MigrationPlan.Settings"/>.</summary>
    public IReadOnlyDictionary<string, string> Prints { get; }

    private static string Print((string Name, string Value) setting) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{setting.Name}={setting.Value}")).AsSpan(0, PrintBytes)).ToLowerInvariant();
}
