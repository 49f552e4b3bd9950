using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

internal static class CodeStep
{
    public static Task<WorkOutcome> RunAsync(WorkScope scope, int step, CancellationToken cancellationToken) => throw new NotSupportedException();
}

internal static class DirectStep
{
    public static Task<WorkOutcome> RunAsync(WorkScope scope, int step, CancellationToken cancellationToken) => throw new NotSupportedException();
}
