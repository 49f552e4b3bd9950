using System.Security.Cryptography;
using System.Text;

namespace TenantMigrations.Engine;

/// <summary>
/// Makes a new tenant out of a template where that is proven to come to what its migrations make. The proof is a tenant that they have made: the hash of its
/// catalog and rows, for exactly these migrations, settings and server. A copy with another hash is thrown away, whatever the template holds by now; so
/// rows of the template's own never reach another tenant.
/// </summary>
internal sealed class TenantCopying(FleetServices fleet)
{
    private const int DifferencesShown = 5;

    private readonly MigrationGraph _graph = fleet.Graph;

    /// <summary>Tries it. Never an error: the migrations can always be run.</summary>
    public async Task<TenantCopyResult> TryAsync(Tenant tenant, Tenant template, string? owner, CancellationToken cancellationToken)
    {
        if (tenant.Schema is not null && !template.Database.Equals(tenant.Database))
            return TenantCopyResult.Refused($"it lives in {template.Database.Key}, and a schema is copied within its database");
        if (template.Database.Server != tenant.Database.Server)
            return TenantCopyResult.Refused($"it lives on {template.Database.Server}, and a database is copied on its server");
        if (await Proofs.FindAsync(Key(tenant, owner), cancellationToken).ConfigureAwait(false) is not { } proven)
            return TenantCopyResult.Refused("nothing proves yet what these migrations make. This tenant is made by them, and is the proof for the next one");

        var copy = new TenantCopy(template, tenant, _graph.TenantHead, _graph.GlobalHead, [.. _graph.Tenants.Select(index => _graph.Migrations[index])], proven, owner);
        return await fleet.Provisioning.CopyAsync(copy, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records what the migrations have made, and says in which ways a copy that was thrown away differed from it.</summary>
    public async Task<string?> ProveAsync(Tenant tenant, string? owner, CatalogSnapshot? thrownAway, CancellationToken cancellationToken)
    {
        if (await fleet.Provisioning.ReadCatalogAsync(tenant, cancellationToken).ConfigureAwait(false) is not { } made)
            return "The migrations make so many rows that a copy would not be quicker: there is no proof, and templates are not used.";
        await Proofs.WriteAsync(Key(tenant, owner), made.Hash, cancellationToken).ConfigureAwait(false);
        if (thrownAway is null) return null;

        var differences = made.DifferencesTo(thrownAway);
        if (differences.Count == 0) return "The copy is what the migrations make by now: the next one is used.";
        return $"The migrations make it otherwise than the copy was, in {differences.Count} {(differences.Count == 1 ? "thing" : "things")} (- made by them, + copied, ~ the one and the other):\n"
            + string.Join('\n', differences.Take(DifferencesShown))
            + (differences.Count > DifferencesShown ? "\n…" : "");
    }

    private ICatalogProofs Proofs => fleet.Control(fleet.Tenants.Control).Proofs;

    private string Key(Tenant tenant, string? owner) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', tenant.Database.Server, tenant.Schema is null ? "database" : tenant.Database.Key, _graph.TenantHead, _graph.GlobalHead, owner, fleet.Execution.Key)))).ToLowerInvariant();
}
