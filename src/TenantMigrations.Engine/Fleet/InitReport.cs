namespace TenantMigrations.Engine;

/// <summary>What <c>init</c> did.</summary>
/// <param name="Databases">Each database with whether its journal was created or upgraded.</param>
public sealed record InitReport(IReadOnlyList<InitializedDatabase> Databases);
