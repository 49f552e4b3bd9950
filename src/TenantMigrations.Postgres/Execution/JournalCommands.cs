using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Execution;

/// <summary>The commands that frame a transaction of work.</summary>
internal static class JournalCommands
{
    // Said outright: under another default isolation the head would be compared with an old snapshot, and a race would go unseen.
    public static NpgsqlBatchCommand Begin() => new("BEGIN ISOLATION LEVEL READ COMMITTED");

    public static NpgsqlBatchCommand Commit() => new("COMMIT");

    /// <summary>COMMIT and the next BEGIN in one, with the same isolation.</summary>
    public static NpgsqlBatchCommand CommitAndBegin() => new("COMMIT AND CHAIN");

    public static NpgsqlBatchCommand KeepRole() => new(JournalSql.KeepRole);

    public static NpgsqlBatchCommand ResetRole() => new("RESET ROLE");

    /// <param name="scope">The work.</param>
    /// <param name="head">The expected head; null for the one that the transaction before in the same batch left.</param>
    /// <param name="steps">What the transaction does.</param>
    public static NpgsqlBatchCommand Enter(WorkScope scope, JournalHead? head, IReadOnlyCollection<MigrationStep> steps)
    {
        var command = new NpgsqlBatchCommand(scope.Journal.Enter);
        var context = scope.Context;
        var guarded = steps.Any(s => s.OtherScope.Count > 0);
        command.Parameters.Text(context.TenantId).Integer(head?.Count).Long(head?.Hash).Text(context.SearchPath).Text(scope.Policy.TenantSetting)
            .Text(context.LockTimeout).Text(context.StatementTimeout).Text(context.Role)
            .Texts(guarded ? [.. scope.Work.BarrierTenants] : null)
            .Texts(guarded ? OtherScope(steps, StepKind.Apply) : null)
            .Texts(guarded ? OtherScope(steps, StepKind.Rollback) : null);
        return command;
    }

    public static NpgsqlBatchCommand Stay(WorkScope scope)
    {
        var command = new NpgsqlBatchCommand(scope.Context.Role is null ? scope.Journal.Stay : scope.Journal.StayInRole);
        command.Parameters.Text(scope.Policy.TenantSetting);
        return command;
    }

    /// <param name="scope">The work.</param>
    /// <param name="step">What was done.</param>
    /// <param name="began">When its first transaction began; null where this is the first.</param>
    public static NpgsqlBatchCommand Leave(WorkScope scope, MigrationStep step, decimal? began = null)
    {
        var command = new NpgsqlBatchCommand(scope.Context.Role is null ? scope.Journal.Leave : scope.Journal.LeaveInRole);
        command.Parameters.Text(scope.Context.TenantId).Text(step.Migration.Id).Text(step.Migration.Checksum).Text(JournalValues.LogKind(step))
            .Guid(scope.Work.RunId).Text(scope.Policy.Actor).Text(scope.Policy.TenantSetting).Numeric(began);
        return command;
    }

    public static NpgsqlBatchCommand LeaveAll(WorkScope scope, IReadOnlyList<MigrationStep> steps)
    {
        var command = new NpgsqlBatchCommand(scope.Context.Role is null ? scope.Journal.LeaveAll : scope.Journal.LeaveAllInRole);
        command.Parameters.Text(scope.Context.TenantId).Texts([.. steps.Select(s => s.Migration.Id)]).Texts([.. steps.Select(s => s.Migration.Checksum)])
            .Texts([.. steps.Select(JournalValues.LogKind)]).Guid(scope.Work.RunId).Text(scope.Policy.Actor).Text(scope.Policy.TenantSetting);
        return command;
    }

    /// <summary>Writes why it was done, beside what was done.</summary>
    public static NpgsqlBatchCommand Accept(WorkScope scope, MigrationStep last, string reason)
    {
        var command = new NpgsqlBatchCommand(scope.Journal.Accept);
        command.Parameters.Text(last.Migration.Id).Text(scope.Context.TenantId).Guid(scope.Work.RunId).Text(scope.Policy.Actor).Text(last.Migration.Checksum).Text(reason);
        return command;
    }

    private static string[] OtherScope(IEnumerable<MigrationStep> steps, StepKind kind) =>
        [.. steps.Where(s => s.Kind == kind).SelectMany(s => s.OtherScope).Distinct(StringComparer.Ordinal)];
}
