namespace TenantMigrations.Engine;

/// <summary>Why a step failed, in the server's words.</summary>
/// <param name="StepIndex">Which step of the work.</param>
/// <param name="Message">The server's message, or the exception's for code. No secret.</param>
/// <param name="SqlState">PostgreSQL's code; null for code migrations.</param>
/// <param name="StatementIndex">Which statement of the step; null where none can be named (commit, code).</param>
/// <param name="Position">PostgreSQL's error position in the sent statement: 1-based, counted in characters (code points); null where it gives none.</param>
/// <param name="Detail">The server's detail.</param>
/// <param name="Hint">The server's hint.</param>
/// <param name="IsRetryable">Whether the same work may succeed a moment later: lock timeout, deadlock, serialization failure, no room for locks.</param>
/// <param name="IsVerification">Whether <paramref name="StatementIndex"/> counts in <see cref="MigrationStep.Verifications"/>.</param>
public sealed record StepFailure(
    int StepIndex,
    string Message,
    string? SqlState,
    int? StatementIndex,
    int? Position,
    string? Detail,
    string? Hint,
    bool IsRetryable,
    bool IsVerification = false);
