namespace TenantMigrations.Runner;

/// <summary>Failures for people.</summary>
internal sealed class TextFailures(TextPage page, TextPage errors, SourcePaths paths, SourceLines sources) : IFailureLines
{
    public void Write(Failure failure)
    {
        var whose = $" [{Words.Whose(failure.Results)}]";
        if (failure.Error is not { } error)
        {
            page.Flow(0, 2, (Words.Of(failure.Outcome) + ": ", TextStyles.Of(failure.Outcome)), (Printable.Text(failure.Reason), TextStyles.Plain), (whose, TextStyles.Quiet));
            return;
        }

        var lines = Printable.Lines(error.Message).ToArray();
        page.Flow(0, 2, (Place(paths.Of(error.Path), error.Line, error.Column), TextStyles.Strong), (lines[0], TextStyles.Bad), (whose, TextStyles.Quiet));
        foreach (var line in lines.Skip(1)) page.Prose(line, indent: 2);
        page.Excerpt(sources.Of(error));
    }

    public void Write(IReadOnlyList<ValidationFinding> same)
    {
        var finding = same[0];
        page.Flow(
            0,
            2,
            (Words.Of(finding.Kind), finding.IsDrift ? TextStyles.Bad : TextStyles.Waiting),
            (finding.MigrationId is { } id ? " " + Printable.Text(id) : "", TextStyles.Strong),
            ($" [{Words.Whose(same)}]", TextStyles.Quiet));
        foreach (var line in Printable.Lines(finding.Message)) page.Prose(line, indent: 2);
    }

    public void Write(AuthoringFinding finding)
    {
        page.Line((Place(finding.Path, finding.Line, finding.Column), TextStyles.Strong), (Words.Of(finding.Severity) + " ", TextStyles.Of(finding.Severity)), (finding.RuleId, TextStyles.Of(finding.Severity)));
        page.Prose(Printable.Text(finding.Message), indent: 2);
        page.Excerpt(sources.Of(finding));
    }

    public void Write(VerificationFinding finding)
    {
        page.Flow(0, 2, (Place(paths.Of(finding.Path), finding.Line, finding.Column), TextStyles.Strong), (VerificationWords.IdOf(finding.Kind) + " ", TextStyles.Bad), (Printable.Text(finding.Message), TextStyles.Plain));
        page.Excerpt(sources.Of(new MigrationError { MigrationId = finding.MigrationId, Message = finding.Message, Path = finding.Path, Line = finding.Line, Column = finding.Column }));
    }

    public void Write(VerificationFailure failure)
    {
        var error = failure.Error;
        var lines = Printable.Lines(error.Message).ToArray();
        page.Flow(0, 2, (Place(paths.Of(error.Path), error.Line, error.Column), TextStyles.Strong), (lines[0], TextStyles.Bad), (VerificationWords.Whose(failure), TextStyles.Quiet));
        foreach (var line in lines.Skip(1)) page.Prose(line, indent: 2);
        page.Excerpt(sources.Of(error));
    }

    public void Write(Trouble trouble)
    {
        var lines = Printable.Lines(trouble.Message).ToArray();
        var style = trouble.Kind == TroubleKind.Cancelled ? TextStyles.Waiting : TextStyles.Bad;
        var place = trouble.Path is { } path ? Place(path, trouble.Line, trouble.Column) : "";
        if (place.Length == 0) errors.Prose(lines[0], style);
        else errors.Flow(0, 2, (place, TextStyles.Strong), (lines[0], style));
        foreach (var line in lines.Skip(1)) errors.Prose(line, indent: 2);
        errors.Excerpt(trouble.Source);
    }

    private static string Place(string path, int? line, int? column) =>
        Printable.Text(path) + (line is null ? "" : column is null ? $"({line})" : $"({line},{column})") + ": ";
}
