namespace TenantMigrations.Runner;

/// <summary>The keys that one source gives, such as <c>Tenants:List:0:id</c>; keys compare without case.</summary>
internal sealed class SettingsLayer
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase);

    public SettingsLayer(IEnumerable<KeyValuePair<string, string?>> values)
    {
        // Two environment variables may differ in case only.
        foreach (var (key, value) in values) _values[key] = value;
    }

    public IReadOnlyDictionary<string, string?> Values => _values;

    /// <summary>Null where it says nothing, or something that is neither true nor false (binding reports that).</summary>
    public bool? Local => bool.TryParse(Get("Local"), out var local) ? local : null;

    public bool SaysConnection => !string.IsNullOrWhiteSpace(Get("ConnectionString"));

    /// <summary>
    /// Whether it says who the tenants are. A layer that does replaces what earlier ones say: lists would otherwise be mixed entry by entry, and two
    /// tenants in the development settings would be followed by the rest of the production list. A variable such as
    /// <c>TENANTMIGRATIONS__Tenants__List__0__Connection</c> only adds a value to an entry.
    /// </summary>
    public bool SaysTenants => _values.Keys.Any(key =>
        key.Equals("Tenants:File", StringComparison.OrdinalIgnoreCase)
        || key.Equals("Tenants:Query", StringComparison.OrdinalIgnoreCase)
        || (key.StartsWith("Tenants:List:", StringComparison.OrdinalIgnoreCase) && key.EndsWith(":Id", StringComparison.OrdinalIgnoreCase)));

    public bool SaysSharedSchemas => _values.Keys.Any(key => key.StartsWith("SharedSchemas:", StringComparison.OrdinalIgnoreCase));

    private string? Get(string key) => _values.GetValueOrDefault(key);
}
