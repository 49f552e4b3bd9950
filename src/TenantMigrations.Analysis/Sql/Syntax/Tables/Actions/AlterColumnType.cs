namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER COLUMN … TYPE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column.</param>
/// <param name="Type">Its new type.</param>
/// <param name="Collation">Its new collation, where one is said.</param>
/// <param name="Using">How a new value comes of the old one; null for the cast.</param>
internal sealed record AlterColumnType(SqlSpan Span, Name Column, TypeName Type, QualifiedName? Collation, Expression? Using) : AlterAction(Span);
