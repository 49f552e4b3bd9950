namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER COLUMN … SET GENERATED</c>, <c>RESTART</c> and the like of an identity column.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column.</param>
/// <param name="Options">What is set; <c>generated</c> is <c>always</c> or <c>by default</c>.</param>
internal sealed record AlterIdentity(SqlSpan Span, Name Column, IReadOnlyList<Option> Options) : AlterAction(Span);
