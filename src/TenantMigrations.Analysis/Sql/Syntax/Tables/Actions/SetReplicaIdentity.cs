namespace TenantMigrations.Analysis.Sql;

/// <summary><c>REPLICA IDENTITY</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Identity"><c>NOTHING</c>, <c>FULL</c>, <c>DEFAULT</c> or <c>INDEX</c>.</param>
/// <param name="Index">The index.</param>
internal sealed record SetReplicaIdentity(SqlSpan Span, string Identity, Name? Index) : AlterAction(Span);
