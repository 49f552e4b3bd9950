using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>A setting that a migration changes when it runs: <c>SET</c>, <c>RESET</c> or <c>set_config(…)</c>, also in the body of a <c>DO</c>.</summary>
/// <param name="Statement">The statement of the migration.</param>
/// <param name="Span">Where the change stands.</param>
/// <param name="Kind">What kind of setting it is.</param>
/// <param name="Name">The setting in lower case; null where only the run tells.</param>
/// <param name="IsLocal">Whether it ends with the transaction; null where only the run tells.</param>
/// <param name="IsReset">Whether it puts back the default.</param>
/// <param name="Value">Its new value where that is written there, several with commas between them; else null.</param>
/// <param name="IsKnown">Whether its value is certain to be another one: it is written there, or adds to the present one.</param>
/// <param name="Call">The call, where it is one.</param>
internal sealed record SettingChange(
    RuleStatement Statement, SqlSpan Span, SettingKind Kind, string? Name, bool? IsLocal, bool IsReset, string? Value, bool IsKnown, SettingCall? Call)
{
    /// <summary>Whether it is the role, which no migration changes.</summary>
    public bool IsOfRole => Kind is SettingKind.Role or SettingKind.SessionAuthorization;

    /// <summary>The changes of a part, in the order in which they stand there.</summary>
    public static List<SettingChange> In(RulePart part)
    {
        var changes = new List<SettingChange>();
        foreach (var statement in part.Statements) Add(changes, part.Text, statement);
        return changes;
    }

    private static void Add(List<SettingChange> changes, string text, RuleStatement statement)
    {
        var first = changes.Count;
        foreach (var tree in statement.Executed())
        {
            if (tree is SetStatement set) changes.Add(Of(statement, set));
            else if (tree is ResetStatement reset)
                changes.Add(new SettingChange(statement, reset.Span, reset.Kind, reset.Name, IsLocal: false, IsReset: true, Value: null, IsKnown: false, Call: null));
        }

        if (!SettingCall.MayBeIn(text, statement.Span) || !statement.CallsNow) return;
        var asleep = statement.Executed().Where(static tree => !RuleStatement.CallsFunctions(tree)).Select(static tree => tree.Span).OrderBy(static span => span.Start).ToList();
        var at = 0;
        foreach (var call in SettingCall.In(text, BodyTokens.Executed(text, statement)))
        {
            // Both stand in their order, and no statement that is asleep holds another.
            while (at < asleep.Count && asleep[at].End < call.Span.End) at++;
            if (at < asleep.Count && asleep[at].Start <= call.Span.Start) continue;
            changes.Add(new SettingChange(statement, call.Span, KindOf(call.Name), call.Name, call.IsLocal, call.IsReset, IsWritten(call.Value) ? call.Value : null, IsWritten(call.Value) || call.IsAddition, call));
        }

        changes.Sort(first, changes.Count - first, Comparer<SettingChange>.Create(static (a, b) => a.Span.Start.CompareTo(b.Span.Start)));
    }

    private static SettingChange Of(RuleStatement statement, SetStatement set)
    {
        var value = set.Values.Count > 0 ? string.Join(", ", set.Values) : null;

        var isKnown = IsWritten(value);
        return new SettingChange(statement, set.Span, set.Kind, set.Name, set.Scope == SettingScope.Local, IsDefault(set), isKnown ? value : null, isKnown, Call: null);
    }

    // What a placeholder becomes is not known here.
    private static bool IsWritten(string? value) => value is not null && value.IndexOf("${", StringComparison.Ordinal) < 0;

    // SET XML OPTION keeps no value, and means one.
    private static bool IsDefault(SetStatement set) => set.Values.Count == 0 && set.Name != "xmloption"
        && set.Kind is not (SettingKind.Transaction or SettingKind.SessionCharacteristics or SettingKind.Constraints);

    private static SettingKind KindOf(string? name) => name switch
    {
        "role" => SettingKind.Role,
        "session_authorization" => SettingKind.SessionAuthorization,
        "search_path" => SettingKind.SearchPath,
        _ => SettingKind.Plain,
    };
}
