namespace TenantMigrations.Engine;

/// <summary>What a statement was seen to do; told where <see cref="ExecutionPolicy.ObservesStatements"/> asks for it.</summary>
/// <param name="Index">Which statement of the step; null for all that a C# migration did between two commits.</param>
/// <param name="Command">What it is, in its first words.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Relations">What it did to which relations, by name.</param>
/// <param name="IsFromOutside">
/// Whether it ran outside a transaction and was watched from another session: its locks are gone when it ends, so that a lock which it held for a short
/// moment may be missing here; scans and rows are not seen.
/// </param>
public sealed record StatementObservation(int? Index, string Command, TimeSpan Duration, IReadOnlyList<RelationEffect> Relations, bool IsFromOutside = false);
