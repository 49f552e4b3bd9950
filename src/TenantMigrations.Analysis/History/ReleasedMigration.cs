namespace TenantMigrations.Analysis;

/// <summary>A line of the lock file: a migration as it was when it was released.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Scope">Its scope.</param>
/// <param name="Checksum">The checksum of its text, with the version of the way it was made, see <see cref="MigrationChecksum"/>.</param>
/// <param name="Marks">Two characters for each line of its text, which lead to the first line that was edited; can be empty.</param>
/// <param name="Range">Where the line stands in the lock file; default where it is not in one yet.</param>
public sealed record ReleasedMigration(string Id, MigrationScope Scope, string Checksum, string Marks, TextRange Range)
{
    /// <summary>A script as it is released.</summary>
    /// <param name="script">A script that is sound.</param>
    public static ReleasedMigration Of(MigrationScript script) =>
        new(script.Id, script.Scope ?? MigrationScope.Tenant, script.Checksum, script.LineMarks, default);

    internal string Line => Id + (Scope == MigrationScope.Global ? " global " : " tenant ") + Checksum + (Marks.Length == 0 ? "" : " " + Marks);
}
