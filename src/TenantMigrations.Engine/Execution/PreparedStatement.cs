namespace TenantMigrations.Engine;

/// <summary>A statement ready to send: placeholders are replaced.</summary>
/// <param name="Sql">The text that is sent.</param>
/// <param name="Start">Its offset in the migration text (UTF-16), from which an error position finds its way back.</param>
/// <param name="Shifts">Where replaced placeholders moved the text, in order; mostly empty.</param>
public sealed record PreparedStatement(string Sql, int Start, IReadOnlyList<PlaceholderShift> Shifts);
