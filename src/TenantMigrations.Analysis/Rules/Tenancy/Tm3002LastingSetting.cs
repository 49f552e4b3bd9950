using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>
/// Settings of the session. In a transaction they outlive the migration: the connection is thrown away, and where one transaction covers the tenant those behind it run with them. Outside of one the connection is the
/// migration's own and is thrown away, but the rest of it and the journal's rows are written on it.
/// </summary>
internal sealed class Tm3002LastingSetting() : StatementRule("TM3002", "Setting outlives the migration", FindingSeverity.Error)
{
    public override void Check(RulePart part)
    {
        var changes = part.SettingChanges.Where(static change => change.IsLocal == false && !IsOfOthers(change)).ToList();
        var all = new SettingChanges(changes);
        var lastDiscard = part.Statements.LastOrDefault(IsDiscard)?.Index ?? -1;
        var set = new HashSet<string?>(StringComparer.Ordinal);
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            var isFirst = set.Add(change.Name);

            // A reset belongs to the change above it, and goes when that goes.
            if (change.IsReset && change.Kind != SettingKind.All && !isFirst) continue;
            var message = part.InTransaction ? SettingAdvice.InTransaction(part, change) : Outside(part, all, change, i, lastDiscard);
            if (message is not null) part.Report(this, change.Statement, change.Span, message);
        }

        if (!part.InTransaction) CheckDiscard(part);
    }

    // The role has TM3001, and the runner's own settings have TM3003. The modes of a transaction end with it whatever is said.
    private static bool IsOfOthers(SettingChange change) =>
        change.IsOfRole || change.Kind is SettingKind.Transaction or SettingKind.Constraints || change.Name is "transaction_isolation" or "transaction_read_only" or "transaction_deferrable"
        || change.Name?.StartsWith(JournalMention.SettingPrefix, StringComparison.Ordinal) == true;

    private static string? Outside(RulePart part, SettingChanges changes, SettingChange change, int index, int lastDiscard)
    {
        if (change.Kind == SettingKind.All) return SettingAdvice.ResetAllOutside;
        if (change.Name is not { } name) return null;
        var isContext = ContextSetting.Is(part, name);

        // It is compared behind each statement, so that only the same one can put it back in time.
        if (isContext && ContextSetting.IsOther(part, change)) return changes.IsChangedBeside(change.Statement, name) ? null : SettingAdvice.ContextOutside(part, change, name);
        if (change.IsReset || (isContext && (!change.IsKnown || name != ContextSetting.SearchPath))) return null;
        var mayPutBack = !change.IsKnown && change.Kind != SettingKind.SessionCharacteristics && changes.IsChangedBefore(index, name);
        if (changes.IsChangedBehind(index, name) || mayPutBack || lastDiscard > change.Statement.Index) return null;
        return isContext ? SettingAdvice.ContextOutside(part, change, name) : SettingAdvice.Outside(part, change);
    }

    private void CheckDiscard(RulePart part)
    {
        foreach (var statement in part.Statements)
        {
            if (IsDiscard(statement)) part.Report(this, statement, statement.Span, SettingAdvice.DiscardAll);
            foreach (var call in LockRelease.In(part.Text, statement)) part.Report(this, statement, call, SettingAdvice.UnlockAll);
        }
    }

    private static bool IsDiscard(RuleStatement statement) => statement.Tree is OtherStatement { Family: "DISCARD ALL" };
}
