namespace TenantMigrations.Analysis.Sql;

/// <summary>A type.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name as written: <c>double precision</c> stays that, <c>int</c> too.</param>
/// <param name="Modifiers">What stands in parentheses behind it, as written.</param>
/// <param name="ArrayDimensions">How many; 0 where it is no array.</param>
/// <param name="IsSetOf">Whether <c>SETOF</c> stands before it.</param>
internal sealed record TypeName(SqlSpan Span, QualifiedName Name, IReadOnlyList<string> Modifiers, int ArrayDimensions = 0, bool IsSetOf = false) : SqlNode(Span);
