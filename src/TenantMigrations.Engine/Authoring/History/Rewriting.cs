using System.Text;
using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>Works out what a rebase does to the files of a project.</summary>
internal sealed class Rewriting(AuthoringProject project, LockFile history, ProjectMigrations migrations, IReadOnlyList<RenamedMigration> renamed)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    private readonly Dictionary<string, string> _newIds = renamed.ToDictionary(static item => item.From, static item => item.To, StringComparer.Ordinal);
    private readonly List<RewrittenFile> _files = [];
    private readonly List<FileChange> _changes = [];

    public IReadOnlyList<RewrittenFile> Files => _files;

    /// <param name="lockFile">The lock file's new text; null where it stays.</param>
    public IReadOnlyList<FileChange> Changes(string? lockFile)
    {
        if (renamed.Count > 0)
        {
            var released = migrations.Scripts.Where(script => history.Find(script.Id) is not null).Select(static script => script.ProjectPath).ToHashSet(StringComparer.Ordinal);
            foreach (var file in project.MigrationFiles().Where(file => !released.Contains(file))) Rewrite(file, IdReferences.InSql);
            foreach (var file in project.SourceFiles()) Rewrite(file, text => IdReferences.InCSharp(text, withComments: !released.Contains(file)));
            Rewrite(Path.GetFileName(project.File), IdReferences.InText);
        }

        if (lockFile is not null)
        {
            _changes.Add(new FileChange(LockFile.FileName, LockFile.FileName, Utf8.GetBytes(lockFile)));
            _files.Add(new RewrittenFile(LockFile.FileName, null, 0));
        }

        return _changes;
    }

    private void Rewrite(string file, Func<string, IReadOnlyList<IdReference>> references)
    {
        var bytes = File.ReadAllBytes(project.PathTo(file));
        var hasMark = bytes.AsSpan().StartsWith(Mark);
        string text;
        try
        {
            text = Utf8.GetString(bytes, hasMark ? Mark.Length : 0, bytes.Length - (hasMark ? Mark.Length : 0));
        }
        catch (DecoderFallbackException)
        {
            return; // No migration: those must be UTF-8.
        }

        var found = references(text).Where(reference => _newIds.ContainsKey(reference.Id)).ToArray();
        var newPath = NewPath(file);
        if (found.Length == 0 && newPath == file) return;

        var result = Utf8.GetBytes(Replace(text, found));
        _changes.Add(new FileChange(file, newPath, hasMark ? [.. Mark, .. result] : result));
        _files.Add(new RewrittenFile(file, newPath == file ? null : newPath, found.Length));
    }

    private string Replace(string text, IReadOnlyList<IdReference> references)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var reference in references)
        {
            result.Append(text, at, reference.Start - at).Append(_newIds[reference.Id]);
            at = reference.Start + reference.Id.Length;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>A file that bears an id as its name gets the new one.</summary>
    private string NewPath(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (!_newIds.TryGetValue(name, out var id)) return file;
        return file[..(file.LastIndexOf('/') + 1)] + id + Path.GetExtension(file);
    }
}
