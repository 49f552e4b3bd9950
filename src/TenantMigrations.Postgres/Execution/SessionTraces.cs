using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TenantMigrations.Analysis.Sql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// Tells which migrations leave something in the session that no comparison at the end finds, so that it serves no other tenant, and no further migration
/// of the same one: settings of the session, LISTEN, prepared statements, open cursors, and advisory locks beyond the transaction.
/// </summary>
internal static partial class SessionTraces
{
    private static readonly string[] s_words = ["set", "reset", "listen", "prepare", "declare", "load"];

    // Those take them in a SELECT or a DO: looked for anywhere, and a session too many costs little.
    private static readonly string[] s_calls = ["pg_advisory_lock", "pg_try_advisory_lock", "set_config"];

    // A step is the same for the whole fleet, and read once.
    private static readonly ConditionalWeakTable<MigrationStep, object> s_known = new();

    /// <summary>Whether a migration leaves some, or, in C#, may do so: what that sends nobody has read.</summary>
    public static bool AreLeftBy(MigrationStep step) => (bool)s_known.GetValue(step, static read => Read(read));

    private static bool Read(MigrationStep step) =>
        step is { InTransaction: true, Kind: not StepKind.Skip, Migration.Kind: MigrationKind.Code }
        || step.Statements.Any(statement => AreLeftBy(statement.Sql)) || step.Verifications.Any(verification => AreLeftBy(verification.Sql));

    private static bool AreLeftBy(string sql)
    {
        if (Array.Exists(s_calls, call => sql.Contains(call, StringComparison.OrdinalIgnoreCase))) return true;
        var isSet = false;
        foreach (var token in new SqlLexer(sql))
        {
            if (token.IsBlank) continue;
            if (isSet) return !token.IsWord(sql, "local") && !token.IsWord(sql, "constraints") && !token.IsWord(sql, "transaction");
            if (token.IsWord(sql, "do")) return BodySets().IsMatch(sql);
            if (!Array.Exists(s_words, word => token.IsWord(sql, word))) return false;
            if (!token.IsWord(sql, "set")) return true;
            isSet = true;
        }

        return false;
    }

    // At the beginning of a statement of the body: the SET of an UPDATE is something else.
    [GeneratedRegex(@"(;|\$|'|\b(begin|then|else|loop))\s*set\s+(?!local\b|constraints\b|transaction\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BodySets();
}
