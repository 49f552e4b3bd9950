namespace TenantMigrations.Analysis.Sql;

/// <summary><c>TRUNCATE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Tables">The tables.</param>
/// <param name="RestartsIdentity">Whether their sequences begin anew.</param>
/// <param name="Cascades">Whether tables that refer to them are emptied too.</param>
internal sealed record Truncate(SqlSpan Span, IReadOnlyList<RelationName> Tables, bool RestartsIdentity, bool Cascades) : Statement(Span);
