namespace TenantMigrations.Postgres.Isolation;

/// <summary>A table or view that has the tenant column.</summary>
/// <param name="Name">With its schema, quoted where it has to be.</param>
/// <param name="IsView">Whether it is a view: rows come from elsewhere.</param>
/// <param name="ColumnType">The type of its tenant column, as SQL.</param>
/// <param name="IsClosed">Whether it is a partition with row security and no policy, which shows nobody a row: its parent is the way to them.</param>
internal sealed record TenantTable(string Name, bool IsView, string ColumnType, bool IsClosed);
