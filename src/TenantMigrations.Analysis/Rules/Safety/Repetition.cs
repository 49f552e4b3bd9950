namespace TenantMigrations.Analysis;

/// <summary>What comes of a statement that is carried out a second time.</summary>
/// <param name="What">Its words, such as <c>CREATE TABLE</c>.</param>
/// <param name="Then">What happens then, to be put behind them.</param>
/// <param name="Guard">What to write so that it does not; null where there is nothing.</param>
internal sealed record Repetition(string What, string Then, string? Guard);
