namespace TenantMigrations.Analysis.Sql;

/// <summary>A stretch of the migration text, in UTF-16 code units.</summary>
/// <param name="Start">The offset of its first character.</param>
/// <param name="End">The offset behind its last character.</param>
internal readonly record struct SqlSpan(int Start, int End)
{
    public int Length => End - Start;
}
