namespace TenantMigrations.Analysis.Sql;

/// <summary>What is known of a variable that a body declares.</summary>
/// <param name="IsConstant">Whether nothing may be assigned to it.</param>
/// <param name="CursorParameters">The parameters of a cursor with its query; null for all else.</param>
internal sealed record PlDeclared(bool IsConstant, IReadOnlyList<string>? CursorParameters);
