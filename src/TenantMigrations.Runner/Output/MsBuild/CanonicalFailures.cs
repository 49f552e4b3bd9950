namespace TenantMigrations.Runner;

/// <summary>Failures as lines that become errors of the build, at their place in the source.</summary>
internal sealed class CanonicalFailures(TextWriter output, MigrationRegistry registry, SourcePaths paths) : IFailureLines
{
    // The error list of an IDE is for reading: what fails for a whole fleet is one mistake.
    private const int LinesPerFailure = 10;

    public void Write(Failure failure)
    {
        if (failure.Results.Count > LinesPerFailure)
        {
            WriteLine(failure, Words.Whose(failure.Results));
            return;
        }

        foreach (var result in failure.Results) WriteLine(failure, Words.Whose([result]));
    }

    public void Write(IReadOnlyList<ValidationFinding> same)
    {
        if (same.Count > LinesPerFailure)
        {
            WriteLine(same);
            return;
        }

        foreach (var finding in same) WriteLine([finding]);
    }

    public void Write(AuthoringFinding finding) =>
        output.WriteLine(CanonicalLine.Finding(paths.Of(finding.Path), finding.Line, finding.Column, Words.Of(finding.Severity), finding.RuleId, finding.Message));

    public void Write(VerificationFinding finding) =>
        output.WriteLine(CanonicalLine.Error(paths.Of(finding.Path), finding.Line, finding.Column, VerificationWords.IdOf(finding.Kind), finding.Message));

    public void Write(VerificationFailure failure) => output.WriteLine(CanonicalLine.Error(
        paths.Of(failure.Error.Path), failure.Error.Line, failure.Error.Column, DiagnosticId.MigrationFailed, failure.Error.Message + VerificationWords.Whose(failure)));

    public void Write(Trouble trouble) =>
        output.WriteLine(CanonicalLine.Error(trouble.Path, trouble.Line, trouble.Column, DiagnosticId.Of(trouble.Kind), trouble.Message));

    private void WriteLine(IReadOnlyList<ValidationFinding> same)
    {
        var path = registry.TryFind(same[0].MigrationId, out var index) ? paths.Of(registry.Migrations[index].SourcePath) : null;
        output.WriteLine(CanonicalLine.Error(path, null, null, DiagnosticId.Findings, $"{Words.Of(same[0].Kind)}: {same[0].Message} [{Words.Whose(same)}]"));
    }

    private void WriteLine(Failure failure, string whose)
    {
        var id = DiagnosticId.Of(failure.Outcome);
        output.WriteLine(failure.Error is { } error
            ? CanonicalLine.Error(paths.Of(error.Path), error.Line, error.Column, id, $"{error.Message} [{whose}]")
            : CanonicalLine.Error(null, null, null, id, $"{failure.Reason} [{whose}]"));
    }
}
