namespace TenantMigrations.Analysis;

internal static class Tm1017UnreadableLockFile
{
    private const string Restore = "Bring the file back as it was committed, for example with git, and let the verb 'lock' add what is new.";

    public static Rule Rule { get; } = new("TM1017", "Lock file is unreadable or has a conflict", FindingSeverity.Error, isConfigurable: true);

    public static Finding Conflict(SourcePlace place) =>
        Rule.At(place, "The lock file has a merge conflict: two branches have released at the same time. Run 'rebase --keep theirs' (or ours) with the side that is deployed: its migrations stay, the others are moved behind them and released by 'lock' again. Where both are deployed, run 'lock --keep both'.");

    public static Finding UnknownVersion(SourcePlace place, string id, string version) =>
        Rule.At(place, $"The checksum of '{id}' in the lock file is of version {version}, and this version of TenantMigrations knows {MigrationChecksum.Version.TrimEnd(':')} only. Use the version that wrote it or a later one; no checksum is made anew, or an edit would go unnoticed.");

    public static Finding Malformed(SourcePlace place) =>
        Rule.At(place, "This line of the lock file is not 'ID global|tenant CHECKSUM'. " + Restore);

    public static Finding OutOfOrder(SourcePlace place, string id) =>
        Rule.At(place, $"'{id}' stands twice in the lock file, or not in the order of the ids: the file was edited or merged by hand. " + Restore);

    public static Finding Contradiction(SourcePlace place, string id) =>
        Rule.At(place, $"The two sides of the merge have released '{id}' with different texts, so they cannot both be kept. Keep the side that is deployed.");

    public static Finding BehindTheEnd(SourcePlace place) =>
        Rule.At(place, $"Behind the line '{LockFile.LastLineWord} …' the lock file ends: this was added by hand or by a merge. " + Restore);

    public static Finding Cut(SourcePlace place) =>
        Rule.At(place, $"The lock file ends without its line '{LockFile.LastLineWord} …', so a part of it may be missing. " + Restore);

    public static Finding Edited(SourcePlace place) =>
        Rule.At(place, "The last line of the lock file does not fit the lines above it: the file was edited by hand, or merged without a look. " + Restore);
}
