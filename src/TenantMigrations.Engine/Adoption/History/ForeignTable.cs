namespace TenantMigrations.Engine;

/// <summary>A table of another tool as it is.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="IsOfPath">Whether the connection finds it without a schema, or could.</param>
/// <param name="Rows">Its rows, each as a JSON object with the columns as its properties.</param>
public sealed record ForeignTable(string Schema, bool IsOfPath, IReadOnlyList<string> Rows);
