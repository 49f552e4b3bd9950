using System.Globalization;

namespace TenantMigrations.Engine;

/// <summary>How many tenants may fail before no further one is begun: a number such as <c>5</c>, or a share of those that take part, such as <c>2%</c>.</summary>
public readonly record struct FailureBudget
{
    private FailureBudget(int? count, decimal? percent) => (Count, Percent) = (count, percent);

    /// <summary>The number; null where a share is given.</summary>
    public int? Count { get; }

    /// <summary>The share in percent, more than 0 and at most 100; null where a number is given.</summary>
    public decimal? Percent { get; }

    /// <summary>A number of tenants.</summary>
    public static implicit operator FailureBudget(int count) => new(count, null);

    /// <summary>Reads <c>5</c> or <c>2%</c>. False for zero, for more than 100 % and for anything else.</summary>
    public static bool TryParse(string text, out FailureBudget budget)
    {
        budget = default;
        if (Percentage.TryParse(text, out var percent)) budget = new FailureBudget(null, percent);
        else if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0) budget = new FailureBudget(count, null);
        else return false;
        return true;
    }

    /// <summary>With which failure it is used up, where so many tenants take part: at least the first one.</summary>
    public int Of(int tenants) => Count ?? Math.Max(1, Percentage.Of(Percent ?? 0, tenants));

    /// <summary>As it is written in the settings.</summary>
    public override string ToString() => Count is { } count
        ? count.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Percent}%");
}
