using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;

namespace TenantMigrations.Postgres.Execution;

/// <summary>Turns a refusal by the server into what became of the work.</summary>
internal static class ServerRefusal
{
    private const string Locked = "TM001";
    private const string HeadMoved = "TM002";
    private const string ContextChanged = "TM003";
    private const string Blocked = "TM004";

    public static WorkOutcome Outcome(WorkScope scope, PostgresException e, CommandPlace place, int done) => (place.Purpose, e.SqlState) switch
    {
        (CommandPurpose.Enter, Locked) => new WorkOutcome(WorkEnd.Locked, done, Reason: e.MessageText),
        (CommandPurpose.Enter, HeadMoved) => new WorkOutcome(WorkEnd.HeadMoved, done, Reason: e.MessageText),
        (CommandPurpose.Enter, Blocked) => new WorkOutcome(WorkEnd.Blocked, done, Reason: e.MessageText),
        (CommandPurpose.Enter or CommandPurpose.Begin or CommandPurpose.Session, _) => throw OnEnter(scope, e),
        (CommandPurpose.Leave, _) when ConnectionTrouble.IsBrokenJournal(e) => throw ConnectionTrouble.OnJournal(scope.Address, e, scope.Policy.JournalSchema),
        _ => new WorkOutcome(WorkEnd.Failed, done, Failure(scope, e, place)),
    };

    public static StepFailure Failure(WorkScope scope, PostgresException e, CommandPlace place) => new(
        place.Step,
        StepFailureText.Shortened(Message(scope, e, place)),
        IsNotTrue(e, place) ? VerificationQuery.NotTrue : IsInvalidIndex(e, place) ? IndexCheck.Invalid : e.SqlState,
        place.Purpose is CommandPurpose.Statement or CommandPurpose.IndexCheck or CommandPurpose.Verification ? place.Statement : null,
        Position(scope, e, place),
        Detail(e) is { } detail ? StepFailureText.Shortened(detail) : null,
        e.Hint is { } hint ? StepFailureText.Shortened(hint) : null,
        IsRetryable(e),
        place.Purpose == CommandPurpose.Verification);

    // Each of them rolls the transaction back as a whole, and is about others at work at the same moment.
    public static bool IsRetryable(PostgresException e) => IsOutOfLocks(e) || e.SqlState is
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    // The server's own hint tells it from memory that ran out otherwise.
    private static bool IsOutOfLocks(PostgresException e) =>
        e.SqlState == PostgresErrorCodes.OutOfMemory && e.Hint?.Contains("max_locks_per_transaction", StringComparison.Ordinal) == true;

    /// <summary>The server's detail, unless the driver took it out because it may hold rows' values (Include Error Detail).</summary>
    private static string? Detail(PostgresException e) =>
        e.Detail is { } detail && !detail.StartsWith("Detail redacted", StringComparison.Ordinal) ? detail : null;

    private static bool IsNotTrue(PostgresException e, CommandPlace place) =>
        place.Purpose == CommandPurpose.Verification && VerificationQuery.Answer(e) is not null;

    private static bool IsInvalidIndex(PostgresException e, CommandPlace place) => place.Purpose == CommandPurpose.IndexCheck && IndexCheck.Find(e) is not null;

    private static int? Position(WorkScope scope, PostgresException e, CommandPlace place) => (place.Purpose, e.Position) switch
    {
        (CommandPurpose.Statement, > 0 and var position) => position,
        (CommandPurpose.Verification, > 0 and var position) => VerificationQuery.Position(scope.Work.Steps[place.Step].Verifications[place.Statement!.Value].Sql, position),
        _ => null,
    };

    private static string Message(WorkScope scope, PostgresException e, CommandPlace place) => (place.Purpose, e.SqlState) switch
    {
        (CommandPurpose.Verification, _) when VerificationQuery.Answer(e) is { } answer =>
            $"the verification is not true: {answer}; "
            + (scope.Work.Steps[place.Step].InTransaction ? "the migration was rolled back." : "what the migration did outside a transaction stays."),
        (CommandPurpose.IndexCheck, _) when IndexCheck.Find(e) is { } index => IndexCheck.Message(index),
        (CommandPurpose.Leave, ContextChanged) when e.MessageText.Contains("ended the transaction", StringComparison.Ordinal) =>
            $"{e.MessageText}, or put back all of its settings (RESET ALL). What a COMMIT in it ended is done and stays, only the rest was rolled back. "
            + "Look after that by hand, and take COMMIT, ROLLBACK or RESET ALL out of the migration; what needs no transaction has transaction:false.",
        (CommandPurpose.Leave, ContextChanged) =>
            $"{e.MessageText}; it was rolled back, as what follows would run in the wrong place. Put it back at the end of the migration, or do without.",
        (CommandPurpose.Leave, PostgresErrorCodes.InsufficientPrivilege) =>
            $"the migration ended under a role without a right to the journal in schema '{scope.Policy.JournalSchema}': {e.MessageText}. "
            + "Leave the role as it is; TenantRole in the settings is the place for it.",
        (CommandPurpose.Leave, PostgresErrorCodes.InFailedSqlTransaction) => "the migration left its transaction in a failed state.",
        (_, PostgresErrorCodes.LockNotAvailable) when scope.Blockers.Count > 0 => $"{e.MessageText}: it waited for {string.Join(" and ", scope.Blockers)}",
        (_, PostgresErrorCodes.OutOfMemory) when IsOutOfLocks(e) =>
            $"{e.MessageText}: the server has no room for further locks (max_locks_per_transaction × max_connections, for all transactions together). "
            + (scope.Policy.TransactionPer == TransactionPer.Tenant
                ? "With TransactionPer = Tenant one transaction holds the locks of all that is pending: set it to Migration, or raise max_locks_per_transaction and restart the server."
                : "Split the migration, lower Parallelism, or raise max_locks_per_transaction and restart the server."),
        (CommandPurpose.Commit, _) => $"{e.MessageText} (found at COMMIT: a deferred constraint)",
        _ => e.MessageText,
    };

    private static FleetException OnEnter(WorkScope scope, PostgresException e) =>
        e.SqlState is PostgresErrorCodes.InvalidParameterValue or PostgresErrorCodes.InsufficientPrivilege && scope.Context.Role is { } role
            ? new FleetException(
                FleetErrorKind.Settings,
                $"{scope.Address.Key}: the role of the setting TenantRole, '{role}', cannot be taken: {e.MessageText}. Create it and grant it to the connection's user.")
            : ConnectionTrouble.OnJournal(scope.Address, e, scope.Policy.JournalSchema);
}
