namespace TenantMigrations.Engine;

/// <summary>A line of the list of what a rebase does: a new content is put into its place, or a file is dropped whose content has moved.</summary>
/// <param name="IsDrop">Whether the file is dropped.</param>
/// <param name="Path">The file, relative to the project's folder.</param>
internal sealed record RebaseStep(bool IsDrop, string Path)
{
    private const string Put = "put ";
    private const string Drop = "drop ";

    public override string ToString() => (IsDrop ? Drop : Put) + Path;

    /// <summary>Null where the line is none.</summary>
    public static RebaseStep? Parse(string line)
    {
        if (line.StartsWith(Put, StringComparison.Ordinal)) return new RebaseStep(false, line[Put.Length..]);
        return line.StartsWith(Drop, StringComparison.Ordinal) ? new RebaseStep(true, line[Drop.Length..]) : null;
    }
}
