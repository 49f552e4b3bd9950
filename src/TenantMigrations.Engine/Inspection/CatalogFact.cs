namespace TenantMigrations.Engine;

/// <summary>One thing that a catalog says.</summary>
/// <param name="Subject">Of what, such as <c>column orders.total</c>; unique in a snapshot.</param>
/// <param name="Definition">What it says, such as <c>2 numeric(10,2) not null default 0</c>.</param>
public sealed record CatalogFact(string Subject, string Definition)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Subject}: {Definition}";
}
