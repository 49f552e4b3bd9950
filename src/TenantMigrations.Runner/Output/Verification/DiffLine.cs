namespace TenantMigrations.Runner;

/// <summary>A line of a catalog diff.</summary>
/// <param name="Sign"><c>-</c> missing, <c>+</c> left over, <c>~</c> changed.</param>
/// <param name="Text">The rest of it.</param>
/// <param name="Cause">The statement behind it; null where it is not known.</param>
internal sealed record DiffLine(char Sign, string Text, StatementPlace? Cause)
{
    /// <summary><c>CREATE INDEX in line 7</c>; empty where it is not known.</summary>
    public string CauseText => Cause switch
    {
        null => "",
        { Line: { } line } => FormattableString.Invariant($"{Cause.Command} in line {line}"),
        _ => Cause.Command,
    };
}
