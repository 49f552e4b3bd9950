namespace TenantMigrations.Analysis;

/// <summary>Which lines count where git has left a conflict in the lock file.</summary>
public enum ConflictSide
{
    /// <summary>Those of the branch that was merged into, above <c>=======</c>.</summary>
    Ours,

    /// <summary>Those of the branch that was merged, below <c>=======</c>.</summary>
    Theirs,

    /// <summary>All: what either branch has released is released.</summary>
    Both,
}
