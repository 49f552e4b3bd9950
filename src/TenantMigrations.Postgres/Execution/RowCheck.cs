using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>Holds the number of rows that a statement changed, which only the client is told, against what its migration expects.</summary>
internal static class RowCheck
{
    public const string OtherNumber = "TM006";

    public static RowExpectation? ExpectationOf(MigrationStep step, int statement)
    {
        foreach (var expected in step.ExpectedRows)
            if (expected.Statement == statement) return expected;
        return null;
    }

    /// <summary>What is wrong; null where all is as expected, or where nothing is.</summary>
    public static StepFailure? Check(WorkScope scope, int step, int statement, NpgsqlBatchCommand command) =>
        ExpectationOf(scope.Work.Steps[step], statement) is { } expected && !expected.Holds((long)command.Rows)
            ? new StepFailure(
                step,
                $"the statement changed {command.Rows} {(command.Rows == 1 ? "row" : "rows")}, and expect-rows says {expected}; "
                + (scope.Work.Steps[step].InTransaction ? "the migration was rolled back." : "the migration failed there."),
                OtherNumber,
                statement,
                Position: null,
                Detail: null,
                command.Rows == 0 && scope.Work.Tenant is not null
                    ? "Where the rows are there, row level security may hide them: look at the policies, TenantRole and the tenant setting."
                    : null,
                IsRetryable: false)
            : null;
}
