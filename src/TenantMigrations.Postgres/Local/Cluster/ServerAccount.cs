namespace TenantMigrations.Postgres.Local;

/// <summary>The account that the server runs as. PostgreSQL refuses to run as root.</summary>
/// <param name="UserName">Null: the account of this process.</param>
internal sealed record ServerAccount(string? UserName)
{
    // With an entry in the account database: the server looks its own name up.
    private static readonly string[] s_unprivileged = ["postgres", "_postgres", "nobody"];

    internal static ServerAccount Self { get; } = new((string?)null);

    internal string Name => UserName ?? Environment.UserName;

    internal static async Task<ServerAccount> ChooseAsync(CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return Self;

        foreach (var name in s_unprivileged)
        {
            var id = await ProgramRun.RunAsync("id", ["-u", name], cancellationToken).ConfigureAwait(false);
            if (id.Succeeded)
                return new ServerAccount(name);
        }

        throw new Engine.FleetException(
            Engine.FleetErrorKind.Settings,
            "PostgreSQL refuses to run as root, and this machine has no account to run it as instead (looked for "
            + $"{string.Join(", ", s_unprivileged)}). Add one, for instance with \"useradd --system postgres\", or run as an ordinary user.");
    }
}
