using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>What lasts for the transaction only, and yet is compared at its end: the search path and the tenant setting.</summary>
internal sealed class Tm3004LeftContext() : StatementRule("TM3004", "Migration leaves another context", FindingSeverity.Error)
{
    public override void Check(RulePart part)
    {
        if (!part.InTransaction) return;
        // What only the run names may be any setting.
        if (part.SettingChanges.Any(static change => change.Name is null)) return;
        var all = new SettingChanges(part.SettingChanges);
        foreach (var change in part.SettingChanges)
        {
            if (change is not { IsLocal: true, Name: { } name } || !ContextSetting.Is(part, name) || !ContextSetting.IsOther(part, change)) continue;
            if (!all.IsOnlyChange(name) || MayBePutBack(part, change)) continue;
            part.Report(this, change.Statement, change.Span,
                $"{What(change, name)} leaves {ContextSetting.Described(name)} other than the runner has {(ContextSetting.IsMade(part, name) ? "set" : "found")} it; it compares it at the end, and rolls the migration back. {ContextSetting.Instead(part, name)}");
        }
    }

    private static string What(SettingChange change, string name) => change.Call is null ? $"SET LOCAL {name}" : $"set_config('{name}', …, true)";

    // What a loop does last, what EXECUTE puts together and what a savepoint brings back is not certain from the text.
    private static bool MayBePutBack(RulePart part, SettingChange change)
    {
        foreach (var statement in part.Statements)
        {
            if (statement.Index < change.Statement.Index) continue;
            if (statement.Tree is TransactionStatement { Kind: TransactionKind.RollbackToSavepoint } || !statement.IsRead) return true;
            foreach (var step in statement.ExecutedPlPgSql())
            {
                if (step is PlPgSqlExecute or PlPgSqlLoop { Kind: PlPgSqlLoopKind.Execute } or PlPgSqlReturn { Command.Count: > 0 }) return true;
                if (step is PlPgSqlLoop && step.Span.Start <= change.Span.Start && change.Span.End <= step.Span.End) return true;
            }
        }

        return false;
    }
}
