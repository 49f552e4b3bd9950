namespace TenantMigrations.Analysis;

/// <summary>A statement that goes deeper than the parser follows. PostgreSQL may read it, so it is no syntax error; but nobody has read it, and no rule can look at it.</summary>
internal static class Tm1101TooDeepNesting
{
    private const string Message = "This statement is nested so deeply here that the compiler does not read it: a mistake in it would show only when it runs on the first tenant, and no "
        + "rule looks at it. Flatten it: name inner queries in WITH name AS (…), write many values as VALUES (…), (…), or make several statements of it.";

    public static Rule Rule { get; } = new("TM1101", "Statement is nested too deeply to be checked", FindingSeverity.Warning, isConfigurable: true);

    /// <summary>Reports the statements of a part that are so, but for what is accepted.</summary>
    public static void Check(RulePart part, Acceptance acceptance, List<Finding> findings)
    {
        foreach (var statement in part.Statements)
        {
            if (statement.TooDeep is { } place && !acceptance.Takes(part.Section, statement.Index, Rule.Id)) findings.Add(Rule.At(part.PlaceOf(place), Message));
        }
    }
}
