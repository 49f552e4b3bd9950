using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>What TM3002 says: why a setting must not last, and what to write instead. Many of these lines are pasted from a dump, so each that <c>pg_dump</c> writes has words that fit.</summary>
internal static class SettingAdvice
{
    public const string ResetAllOutside =
        "RESET ALL puts back what the runner has set too, the tenant setting and search_path among it, and the runner then stops a tenant's migration. Name what was set: RESET work_mem;";

    public const string DiscardAll =
        "DISCARD ALL gives free the locks that the runner holds on this connection and puts back what it has set, so that another run may begin the same work. Leave it out: the connection is "
        + "the migration's own and is thrown away behind it.";

    public const string UnlockAll =
        "pg_advisory_unlock_all() gives free the locks that the runner holds on this connection, so that another run may begin the same work. Give free what you took yourself, by its key: pg_advisory_unlock(…).";

    private const string ResetAll =
        "RESET ALL puts back what the runner has set for this migration too, and the runner then rolls the migration back. Leave it out: what SET LOCAL sets ends with the migration by itself.";

    private const string Characteristics =
        "SET SESSION CHARACTERISTICS changes the later transactions of this connection, those of the runner among them, and not this one. Leave it out: the runner says for each transaction how it runs.";

    /// <summary>About a part that runs in a transaction.</summary>
    public static string InTransaction(RulePart part, SettingChange change)
    {
        if (change.Kind == SettingKind.All) return ResetAll;
        if (change.Kind == SettingKind.SessionCharacteristics) return Characteristics;
        var what = What(change);
        if (change.Name is { } name && ContextSetting.Is(part, name))
        {
            if (!change.IsReset)
                return $"{what} lasts beyond the migration, and the runner compares {ContextSetting.Described(name)} at its end: where it differs, the migration is rolled back. {FromDump(change)}{ContextSetting.Instead(part, name)}";
            if (ContextSetting.IsMade(part, name))
                return $"{what} puts back {ContextSetting.Described(name)}, which the runner has set for this migration and compares at its end. Leave it out.";
        }

        if (change.IsReset)
            return $"{what} undoes what the connection or the runner has set, also for the migrations behind this one. Leave it out: what SET LOCAL sets ends with the migration by itself.";
        if (Useless(change) is { } useless) return $"{what} lasts beyond the migration. {useless}";
        var why = change.Name is "statement_timeout" or "lock_timeout"
            ? "and the runner has timeouts of its own for each migration"
            : "and with TransactionPer Tenant those behind it run with it when they are applied together with this one, and without it otherwise";
        return $"{what} lasts beyond the migration, {why}. {Local(part, change)}";
    }

    /// <summary>About the search path or the tenant setting in a part that runs outside a transaction.</summary>
    public static string ContextOutside(RulePart part, SettingChange change, string name) => change.IsReset
        ? $"{What(change)} puts back {ContextSetting.Described(name)}, which the runner has set and compares behind each statement of a migration outside a transaction: it stops here. Leave it out."
        : $"{What(change)} changes {ContextSetting.Described(name)}, which the runner compares behind each statement of a migration outside a transaction: where it differs, it stops here. {FromDump(change)}{ContextSetting.Instead(part, name)}";

    /// <summary>About any other in a part that runs outside a transaction, which does not put it back.</summary>
    public static string Outside(RulePart part, SettingChange change)
    {
        if (change.Kind == SettingKind.SessionCharacteristics) return Characteristics;
        if (change.Name is "statement_timeout" or "lock_timeout")
            return $"{What(change)} does nothing here: outside a transaction the runner sets both timeouts anew before each statement. Leave it out; {Timeout(change.Name)}.";
        if (Useless(change) is { } useless) return $"{What(change)} lasts beyond the statements that need it. {useless}";
        var reset = change.Name is { } name ? $"RESET {name};" : "a RESET of it";
        return $"{What(change)} lasts to the end of the migration, and what the runner writes into its journal runs with it. Write {reset} behind the statements that need it.";
    }

    private static string What(SettingChange change)
    {
        if (change.Kind == SettingKind.All) return "RESET ALL";
        if (change.Call is not null) return change.Name is null ? "set_config(…, false)" : $"set_config('{change.Name}', …, false)";
        return change.IsReset ? $"RESET {change.Name}" : $"SET {change.Name}";
    }

    // What is the same on every connection of the runner, and what would break it.
    private static string? Useless(SettingChange change) => change.Name switch
    {
        "client_encoding" => "Leave it out: the runner's connections speak UTF8, and with another encoding names and texts would be garbled.",
        "standard_conforming_strings" => "Leave it out: it is on by default, and this file is read so.",
        _ => null,
    };

    private static string FromDump(SettingChange change) =>
        change is { Name: "search_path", Value: "" } ? "pg_dump writes this line for a restore, whose names all have a schema; leave it out. " : "";

    private static string Local(RulePart part, SettingChange change)
    {
        var rewrite = Rewrite(part, change) is { } text ? $"Write {text};" : change.Call is null ? $"Write SET LOCAL {change.Name} …;" : "Write true as its last argument.";
        return change.Name is "statement_timeout" or "lock_timeout" ? $"{rewrite} Or leave it out; {Timeout(change.Name)}." : rewrite;
    }

    private static string Timeout(string name) => name == "lock_timeout"
        ? "LockTimeout in tenantmigrations.json is the place for it"
        : "StatementTimeout in tenantmigrations.json is the place for it";

    // The statement as it stands there, with LOCAL; only where it is one line, or becomes one.
    private static string? Rewrite(RulePart part, SettingChange change)
    {
        var text = part.Text;
        if (change.Call is { } call)
        {
            return TokenText.OneLine(text, new SqlSpan(call.Span.Start, call.LocalSpan.Start)) is { } begin ? $"{begin}{(begin.EndsWith(",", StringComparison.Ordinal) ? " " : "")}true)" : null;
        }

        var start = -1;
        foreach (var token in new SqlLexer(text, change.Span.Start, change.Span.End))
        {
            if (token.IsBlank) continue;
            if (start < 0) start = token.End;
            else if (token.IsWord(text, "session") && text[token.End] != '.') start = token.End;
            else break;
        }

        return TokenText.OneLine(text, new SqlSpan(start, change.Span.End)) is { } rest ? $"SET LOCAL {rest}" : null;
    }
}
