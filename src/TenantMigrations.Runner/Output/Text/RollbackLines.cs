namespace TenantMigrations.Runner;

/// <summary>The plan of a rollback as lines, for those who watch it happen.</summary>
internal static class RollbackLines
{
    // A fleet in many different states fills pages; --dry-run prints them all.
    private const int Shown = 60;

    public static IReadOnlyList<string> Of(MigrationPlan plan, VerbContext context)
    {
        if (plan.IsEmpty) return [];
        using var text = new StringWriter { NewLine = "\n" };
        new PlanText(new TextPage(text, context.Environment), context.Registry, context.Name).WriteRollback(plan);
        var lines = text.ToString().TrimEnd('\n').Split('\n');
        return lines.Length <= Shown ? lines : [.. lines.Take(Shown - 1), $"… and {Words.Count(lines.Length - Shown + 1, "line")} more; --dry-run prints all."];
    }
}
