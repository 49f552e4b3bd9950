namespace TenantMigrations.Analysis;

/// <summary>The journal belongs to the runner: what a migration does there, another one rests on.</summary>
internal sealed class Tm3003TouchedJournal() : StatementRule("TM3003", "Migration touches the runner's journal", FindingSeverity.Error)
{
    public override void Check(RulePart part)
    {
        foreach (var statement in part.Statements)
        {
            if (statement.Tree is null || JournalSearch.FirstIn(part, statement) is not { } mention) continue;
            part.Report(this, statement, mention.Span, Message(mention.Kind, part.Options.JournalSchema, part.Text.Substring(mention.Span.Start, mention.Span.Length)));
        }
    }

    private static string Message(JournalMentionKind kind, string schema, string written)
    {
        var own = "If this is a schema of your own, give the journal another one with TenantMigrationsJournalSchema.";
        return kind switch
        {
            JournalMentionKind.Setting =>
                $"{Words(written)} is a setting of the runner, in which it keeps the context and the journal's head from one step to the next: with another value it refuses the migration, or miscounts. "
                + "Leave it out, and let the names of your own settings begin otherwise.",
            JournalMentionKind.SearchPath =>
                $"This search path holds {schema}, the schema of the runner's journal: names without a schema would be found, and made, there. Take it out. {own}",
            _ =>
                $"{schema} is the schema of the runner's journal, from which it knows what each tenant has: what a migration changes there makes it skip or repeat others, and what it reads there may be called otherwise in the next version. "
                + $"Leave it out: 'status' shows it, 'recover' settles it. {own}",
        };
    }

    private static string Words(string written)
    {
        var name = written.Trim('\'');
        return name.IndexOf('\n') < 0 ? name : JournalMention.SettingPrefix;
    }
}
