namespace TenantMigrations;

/// <summary>
/// A migration whose SQL stands in two constants of the class, <c>public const string Up</c> and <c>public const string Down</c>. The compiler reads
/// them as it reads a <c>.sql</c> file; the class is never instantiated.
/// </summary>
public abstract class SqlMigration : Migration;
