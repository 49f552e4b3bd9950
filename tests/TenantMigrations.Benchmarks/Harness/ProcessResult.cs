namespace TenantMigrations.Benchmarks.Harness;

internal sealed record ProcessResult(TimeSpan Elapsed, int ExitCode, string Output, string Errors);
