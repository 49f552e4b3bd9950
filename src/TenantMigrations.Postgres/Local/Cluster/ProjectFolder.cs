using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Local;

/// <summary>Where a project's cluster lies: under its <c>obj</c> folder or, where the server cannot live there, in a temporary folder.</summary>
internal static class ProjectFolder
{
    /// <returns>The folder, and why it is not the project's own where it is not.</returns>
    internal static async Task<(ClusterFolder Folder, string? Elsewhere)> ChooseAsync(
        string project, int major, ServerAccount account, CancellationToken cancellationToken)
    {
        var own = Path.Combine(project, "obj", "tenant-migrations", $"pg{major}");
        var (folder, reason) = await ClusterFolder.TryPrepareAsync(own, account, cancellationToken).ConfigureAwait(false);
        if (folder is not null)
            return (folder, null);

        var shared = Path.Combine(Path.GetTempPath(), ClusterFolder.SharedName(project, account.Name, major));
        var (fallback, sharedReason) = await ClusterFolder.TryPrepareAsync(shared, account, cancellationToken).ConfigureAwait(false);
        if (fallback is not null)
            return (fallback, $"the account {account.Name}, as which it runs, cannot use {own}: {reason}; so its folder is {shared}");

        throw new FleetException(
            FleetErrorKind.Settings,
            $"The local PostgreSQL runs as {account.Name} and needs a folder of its own. Neither of these can be it:\n"
            + $"  {own}: {reason}\n  {shared}: {sharedReason}\n"
            + $"Let {account.Name} reach one of them, remove one that is another account's, or set TMPDIR to a folder that it can reach.");
    }
}
