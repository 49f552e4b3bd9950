using Microsoft.Extensions.Configuration;

namespace TenantMigrations.Runner;

/// <summary>What one source says: a file, the environment, or the command line. Keys such as <c>Tenants:List:0:id</c> compare without case.</summary>
internal sealed class SettingsLayer : ConfigurationProvider
{
    private readonly string _name;

    /// <param name="name">How messages name it, such as <c>tenantmigrations.json</c>.</param>
    /// <param name="values">Its keys and values.</param>
    public SettingsLayer(string name, IEnumerable<KeyValuePair<string, string?>> values)
    {
        _name = name;

        // Two environment variables may differ in case only; the later one counts.
        foreach (var (key, value) in values) Data[key] = value;
    }

    /// <summary>Null where it says nothing, or something that is neither true nor false (binding reports that).</summary>
    public bool? Local => TryGet("Local", out var text) && bool.TryParse(text, out var local) ? local : null;

    public bool SaysConnection => TryGet("ConnectionString", out var text) && !string.IsNullOrWhiteSpace(text);

    /// <summary>
    /// Whether it says who the tenants are. A layer that does replaces what earlier ones say: lists would otherwise be mixed entry by entry, and two
    /// tenants in the development settings would be followed by the rest of the production list. A variable such as
    /// <c>TENANTMIGRATIONS__Tenants__List__0__Connection</c> only adds a value to an entry.
    /// </summary>
    public bool SaysTenants => Data.Keys.Any(key => key.ToUpperInvariant().Split(':') switch
    {
        ["TENANTS", "FILE" or "QUERY" or "LIST"] or ["TENANTS", "LIST", _] or ["TENANTS", "LIST", _, "ID"] => true,
        _ => false,
    });

    /// <summary>Whether it says anything of a list: such a list replaces what earlier layers say of it.</summary>
    public bool Says(string list) => Data.Keys.Any(key => IsAt(key, list));

    /// <summary>Forgets a key and what is below it.</summary>
    public void Forget(string path)
    {
        foreach (var key in Data.Keys.Where(key => IsAt(key, path)).ToArray()) Data.Remove(key);
    }

    /// <summary>Says, in the way of the stock providers, where a wrong value is to be looked for.</summary>
    public override string ToString() => $"{nameof(SettingsLayer)} for '{_name}'";

    private static bool IsAt(string key, string path) =>
        key.StartsWith(path, StringComparison.OrdinalIgnoreCase) && (key.Length == path.Length || key[path.Length] == ':');
}
