namespace TenantMigrations.Analysis.Sql;

/// <summary>What <c>ALTER SEQUENCE</c> says of the sequence.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Options">The options: <c>restart</c>, <c>owned_by</c>, …</param>
internal sealed record SetSequenceOptions(SqlSpan Span, IReadOnlyList<Option> Options) : AlterAction(Span);
