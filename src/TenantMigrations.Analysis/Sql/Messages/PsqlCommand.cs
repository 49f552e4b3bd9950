namespace TenantMigrations.Analysis.Sql;

/// <summary>What to write instead of a command of psql.</summary>
internal static class PsqlCommand
{
    private const string Begin = "This is a command of psql, which the server does not know";

    // Of the connection, of psql's own output, variables and dialogue: nothing that a server would be sent.
    private static readonly HashSet<string> s_withoutSql = new(
        [
            "!", "?", "a", "C", "c", "cd", "connect", "conninfo", "copyright", "echo", "encoding", "errverbose", "f", "H", "h", "help", "html", "o", "out", "p", "password", "print", "prompt", "pset",
            "q", "qecho", "quit", "r", "reset", "restrict", "s", "setenv", "t", "T", "timing", "unrestrict", "unset", "warn", "x",
        ],
        StringComparer.Ordinal);

    /// <param name="command">From the backslash on.</param>
    public static string Advice(string command)
    {
        var name = NameOf(command);
        if (name is "restrict" or "unrestrict") return $"{Begin}: pg_dump writes it for a restore with psql, and it stands for no SQL. Leave it out.";
        if (s_withoutSql.Contains(name)) return $"{Begin}, and it stands for no SQL. Leave it out.";
        if (name == "set") return $"{Begin}. Leave it out; a variable of psql is a placeholder here: '-- placeholder: name literal' in the header, and ${{name}} where it stands.";
        return $"{Begin}. Write the SQL that it stands for.";
    }

    private static string NameOf(string command)
    {
        if (command.Length > 1 && command[1] is '!' or '?') return command.Substring(1, 1);
        var end = 1;
        while (end < command.Length && (char.IsLetterOrDigit(command[end]) || command[end] == '_')) end++;
        return command.Substring(1, end - 1);
    }
}
