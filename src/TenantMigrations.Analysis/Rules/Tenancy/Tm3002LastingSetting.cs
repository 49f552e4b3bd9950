using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>
/// Settings of the session. In a transaction they outlive the migration, and those behind it run with them if they are applied in the same run. Outside of one the connection is the
/// migration's own and is thrown away, but the rest of it and the journal's rows are written on it.
/// </summary>
internal sealed class Tm3002LastingSetting() : StatementRule("TM3002", "Setting outlives the migration", FindingSeverity.Error)
{
    public override void Check(RulePart part)
    {
        var changes = SettingChange.In(part).FindAll(static change => change.IsLocal == false && !IsOfOthers(change));
        var set = new HashSet<string?>(StringComparer.Ordinal);
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            var isFirst = set.Add(change.Name);

            // A reset belongs to the change above it, and goes when that goes.
            if (change.IsReset && change.Kind != SettingKind.All && !isFirst) continue;
            var message = part.InTransaction ? SettingAdvice.InTransaction(part, change) : Outside(part, changes, i);
            if (message is not null) part.Report(this, change.Statement, change.Span, message);
        }

        if (!part.InTransaction) CheckDiscard(part);
    }

    // The role has TM3001, and the runner's own settings have TM3003. The modes of a transaction end with it whatever is said.
    private static bool IsOfOthers(SettingChange change) =>
        change.IsOfRole || change.Kind is SettingKind.Transaction or SettingKind.Constraints || change.Name is "transaction_isolation" or "transaction_read_only" or "transaction_deferrable"
        || change.Name?.StartsWith(JournalMention.SettingPrefix, StringComparison.Ordinal) == true;

    private static string? Outside(RulePart part, List<SettingChange> changes, int index)
    {
        var change = changes[index];
        if (change.Name is { } name && ContextSetting.Is(part, name)) return MayBeInPlace(changes, change) ? null : SettingAdvice.ContextOutside(change, name);
        if (change.Kind == SettingKind.All) return SettingAdvice.ResetAllOutside;
        if (change.IsReset || change.Name is null) return null;
        var isPutBack = changes.FindIndex(index + 1, other => other.Kind == SettingKind.All || other.Name == change.Name) >= 0;
        var mayPutBack = !change.IsKnown && change.Kind != SettingKind.SessionCharacteristics && changes.FindIndex(0, index, other => other.Name == change.Name) >= 0;
        return isPutBack || mayPutBack || Discards(part, change.Statement.Index) ? null : SettingAdvice.Outside(part, change);
    }

    // It is compared behind each statement, so that only the same one can put it back in time.
    private static bool MayBeInPlace(List<SettingChange> changes, SettingChange change) => !(change.IsReset || ContextSetting.IsOther(change))
        || changes.Exists(other => !ReferenceEquals(other, change) && other.Statement == change.Statement && (other.Name == change.Name || other.Kind == SettingKind.All));

    private static bool Discards(RulePart part, int behind) => part.Statements.Any(statement => statement.Index > behind && IsDiscard(statement));

    private void CheckDiscard(RulePart part)
    {
        foreach (var statement in part.Statements)
            if (IsDiscard(statement)) part.Report(this, statement, statement.Span, SettingAdvice.DiscardAll);
    }

    private static bool IsDiscard(RuleStatement statement) => statement.Tree is OtherStatement { Family: "DISCARD ALL" };
}
