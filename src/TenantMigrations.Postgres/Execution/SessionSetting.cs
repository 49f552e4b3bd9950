using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Postgres.Execution;

/// <summary>Tells statements that set something for the session, such as <c>SET work_mem</c>, and for nothing longer.</summary>
internal static class SessionSetting
{
    private static readonly string[] s_words = ["set", "reset", "load"];
    private static readonly string[] s_ofTransaction = ["local", "transaction", "constraints"];

    public static bool Is(string sql)
    {
        var isSet = false;
        foreach (var token in new SqlLexer(sql))
        {
            if (token.IsBlank) continue;
            if (isSet) return !Array.Exists(s_ofTransaction, word => token.IsWord(sql, word));
            if (!Array.Exists(s_words, word => token.IsWord(sql, word))) return false;
            if (!token.IsWord(sql, "set")) return true;
            isSet = true;
        }

        return false;
    }
}
