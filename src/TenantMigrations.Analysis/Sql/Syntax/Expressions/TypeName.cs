namespace TenantMigrations.Analysis.Sql;

/// <summary>A type.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name as written, one that the grammar knows in lower case: <c>double precision</c> and <c>timestamp with time zone</c> are one part, <c>int</c> stays that.</param>
/// <param name="Modifiers">What stands in parentheses behind it, as written.</param>
/// <param name="ArrayDimensions">How many; 0 where it is no array.</param>
/// <param name="IsSetOf">Whether <c>SETOF</c> stands before it.</param>
/// <param name="Fields">The fields of an interval, such as <c>day to second</c>; null where none are said.</param>
/// <param name="IsTypeOfColumn">Whether it is <c>table.column%TYPE</c>; then <paramref name="Name"/> is the column.</param>
internal sealed record TypeName(
    SqlSpan Span, QualifiedName Name, IReadOnlyList<string> Modifiers, int ArrayDimensions = 0, bool IsSetOf = false, string? Fields = null, bool IsTypeOfColumn = false)
    : SqlNode(Span);
