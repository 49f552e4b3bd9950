namespace TenantMigrations;

/// <summary>
/// A migration whose SQL stands in two constants of the class, <c>public const string Up</c> and <c>public const string Down</c>. Queries in a third one,
/// <c>public const string Verify</c>, must be true once <c>Up</c> has run, or it is rolled back. The compiler reads them as it reads a <c>.sql</c> file; the class is never instantiated.
/// </summary>
public abstract class SqlMigration : Migration;
