namespace TenantMigrations.Analysis.Sql;

/// <summary>What is said of a routine besides its name, parameters and body; null for what is not said. What is said twice is what was said last.</summary>
/// <param name="Language">Its language, folded where it is no string.</param>
/// <param name="IsSecurityDefiner">Whether it runs with its owner's rights.</param>
/// <param name="Volatility">What it promises of its results.</param>
/// <param name="IsLeakproof">Whether it is said to tell nothing of its arguments.</param>
/// <param name="IsStrict">Whether it is null where an argument is.</param>
/// <param name="Parallel">The word behind <c>PARALLEL</c>, folded.</param>
/// <param name="Settings">Its <c>SET</c> and <c>RESET</c> clauses.</param>
internal sealed record RoutineOptions(
    string? Language,
    bool? IsSecurityDefiner,
    Volatility? Volatility,
    bool? IsLeakproof,
    bool? IsStrict,
    string? Parallel,
    IReadOnlyList<SettingStatement> Settings)
{
    public static RoutineOptions None { get; } = new(null, null, null, null, null, null, []);
}
