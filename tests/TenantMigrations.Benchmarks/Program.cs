using TenantMigrations.Benchmarks;
using TenantMigrations.Benchmarks.Contestants.EfCore;
using TenantMigrations.Benchmarks.Generator;
using TenantMigrations.Benchmarks.Harness;
using TenantMigrations.Benchmarks.Planning;

// The contestants run as processes of their own: process start is part of what a user waits for.
return args switch
{
    ["ef", .. var rest] => EfProgram.Run(rest),
    ["fleet", .. var rest] => await FleetBenchmark.RunAsync(FleetOptions.Parse(rest)),
    ["generator", .. var rest] => await GeneratorBenchmark.RunAsync(rest),
    ["generator-pass", .. var rest] => GeneratorPass.Run(rest),
    ["plan", .. var rest] => await PlanBenchmark.RunAsync(rest),
    ["plan-pass", .. var rest] => await PlanPass.RunAsync(rest),
    _ => Usage.Print(),
};
