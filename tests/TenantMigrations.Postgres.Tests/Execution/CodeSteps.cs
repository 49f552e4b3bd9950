using TenantMigrations.Engine;
using static TenantMigrations.Postgres.Tests.Fleet;

namespace TenantMigrations.Postgres.Tests.Execution;

/// <summary>C# migrations whose body stands in the test.</summary>
internal static class CodeSteps
{
    public static MigrationStep Code(int number, bool inTransaction, Func<MigrationContext, CancellationToken, Task> body)
    {
        var sql = Migration(number);
        var migration = new MigrationDefinition
        {
            Id = sql.Id,
            Name = sql.Name,
            Scope = sql.Scope,
            Kind = MigrationKind.Code,
            Checksum = sql.Checksum,
            SourcePath = "X.cs",
            Up = new MigrationPart { InTransaction = inTransaction },
            Factory = () => new Body(body),
        };
        return new MigrationStep(migration, StepKind.Apply, [], inTransaction);
    }

    private sealed class Body(Func<MigrationContext, CancellationToken, Task> run) : CodeMigration
    {
        public override Task UpAsync(MigrationContext context, CancellationToken cancellationToken) => run(context, cancellationToken);

        public override Task DownAsync(MigrationContext context, CancellationToken cancellationToken) => run(context, cancellationToken);
    }
}
