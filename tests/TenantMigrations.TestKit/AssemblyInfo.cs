using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("TenantMigrations.Postgres.Tests")]
