namespace TenantMigrations.Engine;

/// <summary>What is recorded of a fleet that was there before its journal.</summary>
public sealed record BaselineRequest
{
    /// <summary>The last migration that the fleet already has; null: all of them.</summary>
    public string? AtId { get; init; }

    /// <summary>What each place has, instead of <see cref="AtId"/>; what it does not name is left alone.</summary>
    public BaselineHistory? History { get; init; }

    /// <summary>Only these tenants, and no global migration where tenants share a database; null for the whole fleet.</summary>
    public IReadOnlyList<string>? TenantIds { get; init; }

    /// <summary>Whether only to look.</summary>
    public bool DryRun { get; init; }

    /// <summary>Why it is recorded although catalogs differ; null: then it is not.</summary>
    public string? AcceptBecause { get; init; }

    /// <summary>
    /// A connection to the server on which the migrations are replayed in a throw-away database; null for the server of the control database. A secret.
    /// </summary>
    public string? ReplayConnection { get; init; }

    /// <summary>Nothing of the content: it holds a secret.</summary>
    public override string ToString() => nameof(BaselineRequest);
}
