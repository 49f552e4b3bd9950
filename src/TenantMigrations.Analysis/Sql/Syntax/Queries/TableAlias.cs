namespace TenantMigrations.Analysis.Sql;

/// <summary><c>[AS] name (columns)</c> behind something that rows come from.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The name; null where a function has column definitions only.</param>
/// <param name="Columns">The columns' names, or those of the column definitions.</param>
/// <param name="Types">The columns' types, where they are said: all or none.</param>
internal sealed record TableAlias(SqlSpan Span, Name? Name, IReadOnlyList<Name> Columns, IReadOnlyList<TypeName> Types) : SqlNode(Span);
