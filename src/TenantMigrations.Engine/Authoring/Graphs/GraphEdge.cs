namespace TenantMigrations.Engine;

/// <summary>A dependency in a <see cref="MigrationDiagram"/>.</summary>
/// <param name="MigrationId">What depends.</param>
/// <param name="DependsOn">What it depends on.</param>
/// <param name="IsInCycle">Whether it is part of a cycle (TM1004).</param>
public sealed record GraphEdge(string MigrationId, string DependsOn, bool IsInCycle);
