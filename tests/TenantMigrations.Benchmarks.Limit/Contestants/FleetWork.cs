namespace TenantMigrations.Benchmarks.Contestants;

/// <summary>What a run finds to do: all of the first twenty migrations, nothing, or migration 21.</summary>
internal enum FleetWork { New, UpToDate, OneMore }
