namespace TenantMigrations.Benchmarks.Contestants;

internal enum FleetIsolation { Schema, Database }
