namespace TenantMigrations.Postgres.Local;

/// <summary>Which local server to open.</summary>
public sealed record LocalPostgresOptions
{
    /// <summary>The migrations project's folder. The cluster lies in its <c>obj</c> folder: each project has its own.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>The database to connect to; it is created where it is missing.</summary>
    public string Database { get; init; } = "development";
}
