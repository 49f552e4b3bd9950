namespace TenantMigrations.Analysis.Sql;

/// <summary>What an <c>ALTER</c> statement does to the object that it names.</summary>
/// <param name="Span">Where it stands.</param>
internal abstract record ObjectChange(SqlSpan Span) : SqlNode(Span);
