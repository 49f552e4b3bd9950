using System.Runtime.CompilerServices;
using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// Follows <c>CREATE INDEX IF NOT EXISTS</c> in the pipeline: the server skips it also where the index of that name is invalid, left by a concurrent build
/// that did not end. Then the server itself refuses, before the COMMIT. Outside a transaction such an index is dropped and built again (<see cref="IndexBuild"/>).
/// </summary>
internal static class IndexCheck
{
    /// <summary>How such a refusal is told apart from other errors.</summary>
    public const string Invalid = "TM007";

    private const string Sign = "tenant_migrations:invalid_index:";
    private const string End = ":tenant_migrations";

    // A partitioned index is invalid as long as a partition lacks its own, which is nobody's accident.
    private const string Query = $"""
        SELECT (CASE WHEN i.indisvalid THEN 'true' ELSE '{Sign}' || pg_catalog.format('%I.%I', n.nspname, c.relname) || '{End}' END)::boolean
        FROM pg_catalog.pg_index AS i JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE i.indrelid = pg_catalog.to_regclass($1) AND c.relname = $2 AND c.relkind = 'i'
        """;

    // A step is the same for the whole fleet, and read once.
    private static readonly ConditionalWeakTable<MigrationStep, IndexBuild?[]> s_known = new();

    /// <summary>The check that belongs behind a statement; null where none does.</summary>
    public static NpgsqlBatchCommand? Behind(MigrationStep step, int statement)
    {
        if (s_known.GetValue(step, static read => [.. read.Statements.Select(s => TraceableStatement.Read(s.Sql) as IndexBuild)])[statement] is not { Index: { } index } build)
            return null;
        var command = new NpgsqlBatchCommand(Query);
        command.Parameters.Text(build.Table).Text(index);
        return command;
    }

    /// <summary>The invalid index, with its schema and quoted; null where the refusal is another one.</summary>
    public static string? Find(PostgresException e)
    {
        if (e.SqlState != PostgresErrorCodes.InvalidTextRepresentation) return null;
        var start = e.MessageText.IndexOf(Sign, StringComparison.Ordinal) + Sign.Length;
        var end = e.MessageText.LastIndexOf(End, StringComparison.Ordinal);
        return start >= Sign.Length && end >= start ? e.MessageText[start..end] : null;
    }

    public static string Message(string index) =>
        $"the index {index} is there but invalid, left by a concurrent build that did not end: CREATE INDEX IF NOT EXISTS skips it, and no query would use it. "
        + $"The migration was rolled back. Drop the index (DROP INDEX CONCURRENTLY {index}) and run again.";
}
