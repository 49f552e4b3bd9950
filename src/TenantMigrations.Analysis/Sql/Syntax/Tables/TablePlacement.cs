namespace TenantMigrations.Analysis.Sql;

/// <summary>How and where a table, or what is kept like one, lies on the disk.</summary>
/// <param name="Method">The access method (<c>USING</c>).</param>
/// <param name="Options">The storage parameters (<c>WITH</c>).</param>
/// <param name="OnCommit">What becomes of a temporary table's rows.</param>
/// <param name="Tablespace">The tablespace.</param>
internal sealed record TablePlacement(Name? Method, IReadOnlyList<Option> Options, OnCommit OnCommit, Name? Tablespace);
