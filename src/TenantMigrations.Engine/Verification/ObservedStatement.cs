namespace TenantMigrations.Engine;

/// <summary>A statement, and what it was seen to do.</summary>
/// <param name="Place">The statement.</param>
/// <param name="Observation">What it did.</param>
public sealed record ObservedStatement(StatementPlace Place, StatementObservation Observation)
{
    /// <summary>What it did to relations that were there before the migration: what others may have to wait for.</summary>
    public IEnumerable<RelationEffect> OnOthers => Observation.Relations.Where(relation => !relation.IsNew);
}
