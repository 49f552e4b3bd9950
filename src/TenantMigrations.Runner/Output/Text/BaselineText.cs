namespace TenantMigrations.Runner;

/// <summary>What a baseline came to, for people.</summary>
internal sealed class BaselineText(TextPage page)
{
    private const int ShownDifferences = 20;
    private const int ShownPlaces = 10;

    public void Write(BaselineReport report, BaselineRequest request)
    {
        WriteDifferences(report);
        foreach (var place in report.Places.Where(place => place.State == BaselineState.Journaled).Take(ShownPlaces))
            page.Line(("journaled ", TextStyles.Bad), (Whose(place), TextStyles.Strong), (": the journal says something else of it already", TextStyles.Plain));
        foreach (var state in (BaselineState[])[BaselineState.Recorded, BaselineState.Matches, BaselineState.Unchanged])
        {
            var places = report.Places.Where(place => place.State == state).ToList();
            if (places.Count > 0) page.Line(Word(state), ($"{Sum(places)}", TextStyles.Plain));
        }

        page.Blank();
        foreach (var note in report.Notes) page.Prose(Printable.Text(note), TextStyles.Waiting);
        page.Prose(Conclusion(report, request));
    }

    // Tenants that share a database, and tenants that all lack the same, are told once.
    private void WriteDifferences(BaselineReport report)
    {
        var groups = report.Places.Where(place => place.Differences.Count > 0).GroupBy(place => string.Join('\n', place.Differences)).ToList();
        foreach (var group in groups.Take(ShownPlaces))
        {
            var places = group.ToList();
            var others = places.Count > 1 ? $" and {places.Count - 1} more" : "";
            page.Line(("differs   ", TextStyles.Bad), (Whose(places[0]) + others, TextStyles.Strong), (" (- only the migrations, + only here, ~ migrations → here)", TextStyles.Quiet));
            foreach (var difference in places[0].Differences.Take(ShownDifferences)) page.Prose(Printable.Text(difference.ToString()), indent: 2);
            if (places[0].Differences.Count > ShownDifferences) page.Line($"  … {places[0].Differences.Count - ShownDifferences} more; --format json has all", TextStyles.Quiet);
        }

        if (groups.Count > ShownPlaces) page.Line($"… {Words.Count(groups.Count - ShownPlaces, "other difference")}; --format json has all", TextStyles.Quiet);
    }

    private static string Conclusion(BaselineReport report, BaselineRequest request)
    {
        if (report.Places.Any(place => place.State == BaselineState.Journaled))
            return "Nothing was recorded. What has a journal is brought on by 'run'; 'status' shows how it stands. Leave these tenants out (--tenant), or name with --at what the journal already says.";
        if (report.IsRefused)
            return "Nothing was recorded. Make the difference go away (by hand, or in a migration behind --at), record up to an earlier migration (--at), or accept it (--accept-differences --reason TEXT).";
        if (report.Places.All(place => place.State == BaselineState.Unchanged)) return $"Everything up to {UpTo(report, request)} was recorded before; nothing to do.";
        return request.DryRun
            ? $"Nothing was recorded (--dry-run). Without it everything up to {UpTo(report, request)} is recorded as applied."
            : $"Everything up to {UpTo(report, request)} is recorded as applied. 'plan' shows what 'run' does next.";
    }

    private static string UpTo(BaselineReport report, BaselineRequest request) =>
        report.AtId ?? (request.History is { } history ? $"what {Printable.Text(history.Source)} says" : "the last migration");

    private static (string, Spectre.Console.Style) Word(BaselineState state) => state switch
    {
        BaselineState.Recorded => ("recorded  ", TextStyles.Good),
        BaselineState.Matches => ("matches   ", TextStyles.Good),
        _ => ("unchanged ", TextStyles.Quiet),
    };

    private static string Sum(List<BaselinedPlace> places)
    {
        var tenants = places.Where(place => place.TenantId is not null).ToList();
        var databases = places.Count - tenants.Count;
        string[] parts =
        [
            .. tenants.Count == 0 ? (string[])[] : [$"{(tenants.Count == 1 ? Whose(tenants[0]) : Words.Count(tenants.Count, "tenant"))} ({Words.Count(tenants[0].Migrations, "migration")}{(tenants.Count > 1 ? " each" : "")})"],
            .. databases == 0 ? (string[])[] : [$"the global migrations of {Words.Count(databases, "database")} ({places.First(place => place.TenantId is null).Migrations})"],
        ];
        return string.Join(", ", parts);
    }

    private static string Whose(BaselinedPlace place) => place.TenantId is { } tenant ? $"tenant {Printable.Text(tenant)}" : $"database {Printable.Text(place.Database)}";
}
