namespace TenantMigrations.Analysis.Sql;

/// <summary>One of the things that an <see cref="AlterTable"/> does.</summary>
/// <param name="Span">Where it stands.</param>
internal abstract record AlterAction(SqlSpan Span) : SqlNode(Span);
