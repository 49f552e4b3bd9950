namespace TenantMigrations.Benchmarks.Contestants;

internal enum CommitPer { Tenant, Migration }
