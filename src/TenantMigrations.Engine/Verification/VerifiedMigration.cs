namespace TenantMigrations.Engine;

/// <summary>What was found out about one migration by applying it, undoing it, and applying it again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Scope">Its scope.</param>
public sealed record VerifiedMigration(string Id, MigrationScope Scope)
{
    /// <summary>The first time up.</summary>
    public TrialState Up { get; init; }

    /// <summary>Down: the catalog has to be the one before.</summary>
    public TrialState Down { get; init; }

    /// <summary>Up again: the catalog has to be the same as the first time.</summary>
    public TrialState UpAgain { get; init; }

    /// <summary>How long the up part took, the first time.</summary>
    public TimeSpan UpTime { get; init; }

    /// <summary>How long the down part took.</summary>
    public TimeSpan DownTime { get; init; }

    /// <summary>What the statements of the up part did, the first time.</summary>
    public IReadOnlyList<ObservedStatement> UpStatements { get; init; } = [];

    /// <summary>What the statements of the down part did.</summary>
    public IReadOnlyList<ObservedStatement> DownStatements { get; init; } = [];

    /// <summary>What should be known of it besides, such as why it is not taken down.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The strongest lock that the up part took on a relation that was there before; null where it took none.</summary>
    public RelationEffect? StrongestLock => UpStatements.SelectMany(statement => statement.OnOthers).Where(relation => relation.Lock is not null)
        .OrderByDescending(relation => relation.Lock).ThenBy(relation => relation.Kind).ThenBy(relation => relation.Name, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>How many relations that were there before the up part rewrites.</summary>
    public int Rewrites => UpStatements.SelectMany(statement => statement.OnOthers).Count(relation => relation is { IsRewritten: true, Kind: not RelationKind.Index });

    /// <summary>How many rows the up part inserted, updated or deleted.</summary>
    public long RowsChanged => UpStatements.SelectMany(statement => statement.Observation.Relations).Sum(relation => relation.RowsChanged ?? 0);
}
