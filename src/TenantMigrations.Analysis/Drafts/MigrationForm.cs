namespace TenantMigrations.Analysis;

/// <summary>What a migration is written as.</summary>
public enum MigrationForm
{
    /// <summary>A <c>.sql</c> file.</summary>
    SqlFile,

    /// <summary>A C# class with SQL in constants.</summary>
    SqlClass,

    /// <summary>A C# class with code.</summary>
    Code,
}
