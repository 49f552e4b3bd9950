namespace TenantMigrations;

/// <summary>The root of migrations in C#. Derive from <see cref="SqlMigration"/> or <see cref="CodeMigration"/>.</summary>
public abstract class Migration
{
    private protected Migration()
    {
    }
}
