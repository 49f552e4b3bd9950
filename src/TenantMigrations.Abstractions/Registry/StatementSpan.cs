namespace TenantMigrations;

/// <summary>Where a statement lies in its migration text, in UTF-16 code units, without the closing semicolon.</summary>
/// <param name="Start">The offset of its first character.</param>
/// <param name="Length">How many characters it has.</param>
public readonly record struct StatementSpan(int Start, int Length)
{
    /// <summary>The offset behind its last character.</summary>
    public int End => Start + Length;
}
