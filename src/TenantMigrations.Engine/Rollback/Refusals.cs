namespace TenantMigrations.Engine;

/// <summary>Why a rollback is refused: all reasons, each once, before anything is changed.</summary>
internal sealed class Refusals
{
    private const int Shown = 20;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _reasons = [];

    public void Add(string reason)
    {
        if (_known.Add(reason)) _reasons.Add(reason);
    }

    /// <exception cref="FleetException">There is a reason.</exception>
    public void Throw()
    {
        if (_reasons.Count == 0) return;
        var rest = _reasons.Count > Shown ? $"\n  … and {_reasons.Count - Shown} more" : "";
        throw new FleetException(FleetErrorKind.Findings, $"Nothing was rolled back:\n  {string.Join("\n  ", _reasons.Take(Shown))}{rest}");
    }
}
