using Npgsql;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// Asks a verification in such a way that the server itself refuses what is not true: so it travels in the pipeline before the COMMIT, and needs no right
/// that the tenant's role lacks. The query is one statement since the build, which ends nowhere but in its parentheses; OFFSET keeps it from being asked twice.
/// </summary>
internal static class VerificationQuery
{
    /// <summary>How a failed verification is told apart from other errors.</summary>
    public const string NotTrue = "TM005";

    private const string Sign = "tenant_migrations:not_true:";
    private const string Before = $"SELECT (CASE WHEN answer IS TRUE THEN 'true' WHEN answer IS FALSE THEN '{Sign}false' ELSE '{Sign}null' END)::boolean FROM (SELECT (\n";
    private const string Behind = "\n) AS answer OFFSET 0) AS verification";

    public static NpgsqlBatchCommand Command(string query) => new(Before + query + Behind);

    /// <summary>The server's position in the query itself; null where it is about what stands around it.</summary>
    public static int? Position(string query, int position) =>
        position > Before.Length && position <= Before.Length + query.Length ? position - Before.Length : null;

    /// <summary>What the verification answered; null where the refusal is another one.</summary>
    public static string? Answer(PostgresException e)
    {
        if (e.SqlState != PostgresErrorCodes.InvalidTextRepresentation) return null;
        if (e.MessageText.Contains(Sign + "false", StringComparison.Ordinal)) return "it returned false";
        return e.MessageText.Contains(Sign + "null", StringComparison.Ordinal) ? "it returned null, or no row" : null;
    }
}
