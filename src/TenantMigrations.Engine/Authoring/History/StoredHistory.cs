using System.Text;
using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>The lock file on disk.</summary>
internal static class StoredHistory
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads it. Without a file nothing has been released, and the text is null.</summary>
    public static (LockFile History, string? Text) Read(AuthoringProject project, ConflictSide? keep)
    {
        if (Directory.Exists(project.LockFilePath))
        {
            throw new FleetException(FleetErrorKind.Settings,
                $"'{project.LockFilePath}' is a folder; the released migrations are recorded in a file of that name. Rename the folder or take it away, and run the same command again.");
        }

        var text = File.Exists(project.LockFilePath) ? File.ReadAllText(project.LockFilePath) : null;
        return (LockFile.Read(LockFile.FileName, text ?? LockFile.Write([]), keep), text);
    }

    /// <summary>Writes it, with the line ends that it had, so that nobody sees it half written.</summary>
    public static void Write(AuthoringProject project, IEnumerable<ReleasedMigration> migrations, string? before)
    {
        var temporary = project.LockFilePath + FileChanges.TemporaryEnding;
        File.Delete(temporary); // A link of that name is not written through.
        File.WriteAllText(temporary, Text(migrations, before), Utf8);
        File.Move(temporary, project.LockFilePath, overwrite: true);
    }

    public static string Text(IEnumerable<ReleasedMigration> migrations, string? before)
    {
        var text = LockFile.Write(migrations);
        return before is not null && before.Contains("\r\n", StringComparison.Ordinal) ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
    }

    public static AuthoringFinding Place(Finding finding) =>
        new(finding.RuleId, finding.Place.Path, finding.Place.Range.Line + 1, finding.Place.Range.Column + 1, finding.Message);
}
