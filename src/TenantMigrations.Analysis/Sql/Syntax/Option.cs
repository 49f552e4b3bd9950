namespace TenantMigrations.Analysis.Sql;

/// <summary>One of a list of options, such as <c>fillfactor = 70</c> or <c>CONCURRENTLY</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name, folded; with its namespace (<c>toast.</c>) where it has one.</param>
/// <param name="Value">What was said of it, as it was written but for the quotes of a string; null where nothing was.</param>
internal sealed record Option(SqlSpan Span, string Name, string? Value) : SqlNode(Span)
{
    /// <summary>Whether a switch is on: it is where it is only named.</summary>
    public bool IsOn => Value is null || Value is "1" || Value.Equals("true", StringComparison.OrdinalIgnoreCase) || Value.Equals("on", StringComparison.OrdinalIgnoreCase);
}
