using System.Globalization;

namespace TenantMigrations.Engine;

/// <summary>Which tenant is in which wave: a pure function of the settings and the fleet, so that every runner of a rollout finds the same.</summary>
internal sealed class WaveAssignment
{
    private readonly Dictionary<string, int> _waves;

    private WaveAssignment(IReadOnlyList<WaveSettings> settings, Dictionary<string, int> waves) => (Settings, _waves) = (settings, waves);

    public IReadOnlyList<WaveSettings> Settings { get; }

    /// <summary>The tenant's wave, from 0.</summary>
    public int Of(string tenantId) => _waves[tenantId];

    /// <summary>Assigns all active tenants.</summary>
    /// <param name="settings">The waves.</param>
    /// <param name="tenants">The fleet, in the order of its source.</param>
    /// <exception cref="FleetException">A wave matches nobody, names a tenant that is not there, or tenants are left over.</exception>
    public static WaveAssignment Make(IReadOnlyList<WaveSettings> settings, IReadOnlyList<Tenant> tenants)
    {
        var active = tenants.Where(tenant => tenant.State == TenantState.Active).ToList();
        var waves = new Dictionary<string, int>(active.Count, StringComparer.Ordinal);
        for (var wave = 0; wave < settings.Count; wave++)
        {
            var free = active.Where(tenant => !waves.ContainsKey(tenant.Id));
            foreach (var tenant in Members(settings[wave], wave, free, active, tenants).ToList()) waves.Add(tenant.Id, wave);
        }

        var rest = settings.TakeWhile(wave => !IsRest(wave)).Count();
        if (rest < settings.Count - 1)
            throw Wrong($"Wave {rest + 2} ('{settings[rest + 1]}') comes behind 'rest', which leaves nobody. Let the list end with \"rest\"; nothing was begun.");

        if (waves.Count == active.Count) return new WaveAssignment(settings, waves);
        var left = active.Where(tenant => !waves.ContainsKey(tenant.Id)).Select(tenant => $"'{tenant.Id}'").ToList();
        throw Wrong(
            $"The waves leave {left.Count} active {(left.Count == 1 ? "tenant" : "tenants")} out ({string.Join(", ", left.Take(5))}{(left.Count > 5 ? ", …" : "")}). Let the list end with \"rest\".");
    }

    /// <summary>The same with what an earlier part of the rollout has settled: a tenant stays in its wave, whatever its labels say now.</summary>
    public WaveAssignment Keeping(IReadOnlyDictionary<string, int> earlier)
    {
        var waves = new Dictionary<string, int>(_waves, StringComparer.Ordinal);
        foreach (var (tenant, wave) in earlier)
            if (waves.ContainsKey(tenant) && wave < Settings.Count) waves[tenant] = wave;
        return new WaveAssignment(Settings, waves);
    }

    private static IEnumerable<Tenant> Members(WaveSettings wave, int index, IEnumerable<Tenant> free, List<Tenant> active, IReadOnlyList<Tenant> all)
    {
        var text = wave.Tenants;
        if (wave.TenantIds is null)
        {
            if (IsRest(wave)) return free;
            if (Percentage.TryParse(text, out var percent)) return free.Take(Percentage.Of(percent, active.Count));
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return free.Take(count);
            if (text.Contains('=', StringComparison.Ordinal)) return Labelled(text, index, free, active);
        }

        var ids = (wave.TenantIds ?? text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.Ordinal);
        foreach (var id in ids.Except(all.Select(tenant => tenant.Id), StringComparer.Ordinal))
        {
            var nearest = Nearest.Of(id, all.Select(tenant => tenant.Id));
            throw Wrong($"Wave {index + 1} names the tenant '{id}', which does not exist." + (nearest is null ? "" : $" Did you mean '{nearest}'?"));
        }

        return Some(active.Exists(tenant => ids.Contains(tenant.Id)), wave.Tenants, index) ? free.Where(tenant => ids.Contains(tenant.Id)) : [];
    }

    private static bool IsRest(WaveSettings wave) => wave.TenantIds is null && wave.Tenants.Equals("rest", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Tenant> Labelled(string text, int index, IEnumerable<Tenant> free, List<Tenant> active)
    {
        var labels = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(label => label.Split('=', 2, StringSplitOptions.TrimEntries)).Select(pair => (Key: pair[0], Value: pair[^1])).ToList();
        bool Has(Tenant tenant) => labels.TrueForAll(label => tenant.Labels.TryGetValue(label.Key, out var value) && value == label.Value);
        return Some(active.Exists(Has), text, index) ? free.Where(Has) : [];
    }

    // A canary that nobody is in would let a rollout begin with everybody.
    private static bool Some(bool found, string text, int index) =>
        found ? true : throw Wrong($"Wave {index + 1} ('{text}') matches no active tenant. Correct the wave or the tenants' labels; nothing was begun.");

    private static FleetException Wrong(string message) => new(FleetErrorKind.Settings, message);
}
