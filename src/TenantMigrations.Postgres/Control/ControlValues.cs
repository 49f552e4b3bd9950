using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Control;

/// <summary>The control tables' words for the engine's values.</summary>
internal static class ControlValues
{
    public static string Word(RunState state) => state == RunState.RolledBack ? "rolled_back" : Lower(state);

    public static string Word(RunKind kind) => Lower(kind);

    public static string Word(RunTenantState state) => Lower(state);

    public static RunState State(string word) => word == "rolled_back" ? RunState.RolledBack : Enum.Parse<RunState>(word, ignoreCase: true);

    public static RunKind Kind(string word) => Enum.Parse<RunKind>(word, ignoreCase: true);

    public static RunTenantState TenantState(string word) => Enum.Parse<RunTenantState>(word, ignoreCase: true);

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
