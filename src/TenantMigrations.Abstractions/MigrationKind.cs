namespace TenantMigrations;

/// <summary>What a migration is written in.</summary>
public enum MigrationKind
{
    /// <summary>A <c>.sql</c> file, embedded in the assembly.</summary>
    SqlFile,

    /// <summary>A <see cref="SqlMigration"/> class with constant SQL.</summary>
    SqlClass,

    /// <summary>A <see cref="CodeMigration"/> class.</summary>
    Code,
}
