namespace TenantMigrations.Engine;

/// <summary>Why a rollback is refused: all reasons, each once, before anything is changed.</summary>
internal sealed class Refusals
{
    private const int Shown = 20;
    private const int NamesShown = 5;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<Func<string>> _reasons = [];
    private readonly Dictionary<(string Before, string After), List<string>> _tenants = [];

    /// <summary>What to do about it, said once behind all reasons.</summary>
    public string? Advice { get; set; }

    public void Add(string reason)
    {
        if (_known.Add(reason)) _reasons.Add(() => reason);
    }

    /// <summary>Adds a reason that may hold for many tenants, and then is one reason.</summary>
    /// <param name="before">What stands before whose it is.</param>
    /// <param name="rows">Whose it is.</param>
    /// <param name="after">What stands behind.</param>
    public void Add(string before, AppliedRows rows, string after)
    {
        if (rows.Tenant is not { } tenant)
        {
            Add($"{before} globally{after}");
            return;
        }

        if (!_tenants.TryGetValue((before, after), out var tenants))
        {
            _tenants.Add((before, after), tenants = []);
            _reasons.Add(() => $"{before} in {Whose(tenants)}{after}");
        }

        if (!tenants.Contains(tenant.Id)) tenants.Add(tenant.Id);
    }

    /// <exception cref="FleetException">There is a reason.</exception>
    public void Throw()
    {
        if (_reasons.Count == 0) return;
        var rest = _reasons.Count > Shown ? $"\n  … and {_reasons.Count - Shown} more" : "";
        throw new FleetException(FleetErrorKind.Findings, $"Nothing was rolled back:\n  {string.Join("\n  ", _reasons.Take(Shown).Select(static reason => reason()))}{rest}{(Advice is null ? "" : $"\n{Advice}")}");
    }

    private static string Whose(List<string> tenants)
    {
        var names = tenants.Take(NamesShown).Select(static tenant => $"'{tenant}'").ToArray();
        if (tenants.Count > NamesShown) return $"{tenants.Count} tenants ({string.Join(", ", names)} and {tenants.Count - NamesShown} more)";
        return names.Length == 1 ? $"tenant {names[0]}" : $"tenants {string.Join(", ", names[..^1])} and {names[^1]}";
    }
}
