namespace TenantMigrations.Engine;

/// <summary>What a finding says.</summary>
internal static class FindingWords
{
    private const int Named = 3;

    public static string Of(VerificationFindingKind kind, IReadOnlyList<CatalogChange> changes, string? tenant)
    {
        var cause = changes[0].Cause;
        var by = cause is null ? "" : $" ({cause.Command})";
        var left = Objects(changes, difference => difference.Expected is null);
        var missing = Objects(changes, difference => difference.Found is null);
        var other = Objects(changes, difference => difference is { Expected: not null, Found: not null });
        return kind switch
        {
            VerificationFindingKind.DownDoesNotRestore => "The down part does not restore the catalog. " + string.Join(
                ' ',
                Sentences(
                    (left, $"Left over: {left}; the up part makes {It(changes, left)} here{by}, and no statement of the down part takes {It(changes, left)} away."),
                    (missing, $"Missing: {missing}, which {Was(changes, missing)} there before the migration; the down part takes {It(changes, missing)} away{by}."),
                    (other, $"Different from before: {other}; {(cause is { IsDown: false } ? $"the up part changes {It(changes, other)} here{by}, and no statement of the down part changes {It(changes, other)} back" : $"the down part leaves {It(changes, other)} so{by}")}."))),
            VerificationFindingKind.SecondUpDiffers => "Up, down and up again, the up part does not come to the same. " + string.Join(
                ' ',
                Sentences(
                    (left, $"There the second time only: {left}{by}."),
                    (missing, $"Missing the second time: {missing}{by}."),
                    (other, $"Different the second time: {other}{by}."))),
            VerificationFindingKind.SecondTenantDiffers =>
                $"For a second tenant ('{tenant}') the migration does not do what it did for the first: {Together(left, missing, other)}{by}. What tenants share is made once: by a global migration.",
            VerificationFindingKind.LaterTenantDiffers =>
                $"A tenant that is added later, behind all global migrations, does not come to what the others have: {Together(left, missing, other)}{by}.",
            _ => "With all migrations undone, the database is not what it was before. " + string.Join(
                ' ', Sentences((left, $"Left over: {left}{by}."), (missing, $"Missing: {missing}{by}."), (other, $"Different: {other}{by}."))),
        };
    }

    private static IEnumerable<string> Sentences(params (string Objects, string Sentence)[] sentences) =>
        sentences.Where(sentence => sentence.Objects.Length > 0).Select(sentence => sentence.Sentence);

    private static string Together(params string[] objects) => string.Join(", ", objects.Where(text => text.Length > 0));

    private static string Was(IReadOnlyList<CatalogChange> changes, string objects) => It(changes, objects) == "it" ? "was" : "were";

    private static string It(IReadOnlyList<CatalogChange> changes, string objects) => changes.Count == 1 || !objects.Contains(',', StringComparison.Ordinal) && !objects.Contains(" and ", StringComparison.Ordinal) ? "it" : "them";

    // The facts of a table that is itself among them, its columns and keys, are said with it.
    private static string Objects(IReadOnlyList<CatalogChange> changes, Func<CatalogDifference, bool> which)
    {
        var subjects = CatalogObjects.Roots(changes.Select(change => change.Difference).Where(which).Select(difference => difference.Subject));
        var shown = subjects.Take(Named).ToList();
        var text = string.Join(", ", shown);
        return subjects.Count > Named ? $"{text} and {subjects.Count - Named} more" : text;
    }
}
