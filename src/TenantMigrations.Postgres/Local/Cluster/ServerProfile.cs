namespace TenantMigrations.Postgres.Local;

/// <summary>How a server is set up, and what becomes of its folder.</summary>
/// <param name="Settings">Server settings, <c>name=value</c>, without blanks.</param>
/// <param name="InitdbOptions">More options for <c>initdb</c>.</param>
/// <param name="Throwaway">The folder goes when the server has stopped.</param>
internal sealed record ServerProfile(IReadOnlyList<string> Settings, IReadOnlyList<string> InitdbOptions, bool Throwaway)
{
    /// <summary>For a developer's data: it survives a crash of the machine, but the last moments of it need not.</summary>
    internal static ServerProfile Development { get; } = new(["synchronous_commit=off", "max_connections=200"], [], Throwaway: false);

    /// <summary>For tests: as fast as it goes, and gone afterwards.</summary>
    internal static ServerProfile Test { get; } = new(
        ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"], ["--no-sync"], Throwaway: true);
}
