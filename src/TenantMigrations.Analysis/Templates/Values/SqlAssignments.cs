using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>What somebody gave to be set by an <c>UPDATE</c>.</summary>
/// <param name="Sql">As it is written.</param>
/// <param name="Columns">The columns that are set.</param>
internal sealed record SqlAssignments(string Sql, IReadOnlyList<string> Columns)
{
    /// <param name="parameter">The parameter that it is the value of.</param>
    /// <param name="value">The assignments.</param>
    /// <param name="version">The PostgreSQL that must read it.</param>
    /// <param name="untouched">Columns that must not be set.</param>
    public static SqlAssignments Read(string parameter, string value, int version, IReadOnlyList<string> untouched)
    {
        var fragment = SqlFragment.Read(parameter, value, "UPDATE t SET ", "", version, isList: true);
        if (fragment.Tree is not Update update) throw new TemplateRefusal("Assignments are expected here, such as email = lower(email).", parameter, fragment.Sql, 0, fragment.Sql.Length);
        var end = update.Assignments[update.Assignments.Count - 1];
        if (update.From.Count > 0) throw fragment.Refused("Only assignments can stand here. What another table says is written as a query in parentheses: a = (SELECT b FROM …).", update.From[0]);
        if (update.Where is { } where) throw fragment.Refused("A condition is given by --where.", where);
        if (update.Returning.Count > 0 || update.Cursor is not null) throw fragment.Refused("Only assignments can stand here.", end);
        var columns = update.Assignments.SelectMany(static assignment => assignment.Columns).ToArray();
        foreach (var column in columns)
            if (untouched.Contains(column.Column.Text)) throw fragment.Refused("The rows are found by this column, so it cannot be set: a row that moves would be done twice or not at all.", column);
        return new SqlAssignments(fragment.Sql, [.. columns.Select(static column => column.Column.Text)]);
    }
}
