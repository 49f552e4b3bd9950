namespace TenantMigrations;

/// <summary>
/// A migration in code, for what SQL alone cannot say. Its checksum is that of its id and <see cref="MigrationAttribute.Revision"/>: the body is not
/// guarded against later edits. The class needs a constructor without parameters.
/// </summary>
public abstract class CodeMigration : Migration
{
    /// <summary>Applies the migration to one database or tenant, on the given connection and inside the given transaction.</summary>
    public abstract Task UpAsync(MigrationContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Undoes it. Override it, or declare <see cref="MigrationAttribute.Irreversible"/>; a class that does neither does not compile (TM1009).
    /// </summary>
    public virtual Task DownAsync(MigrationContext context, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This migration has no down part.");
}
