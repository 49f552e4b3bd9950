using System.Security.Cryptography;
using System.Text;

namespace TenantMigrations.Engine;

/// <summary>
/// Adds an entry to a tenants' file, or takes one out: the new text is written beside it and put in its place at once, so that nobody ever reads half of it
/// and a kill leaves the one or the other. Processes of one machine take turns.
/// </summary>
internal sealed class TenantFileEdit(string path)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Adds an entry; says whether it did: not where another process has listed it meanwhile.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="check">Throws where the entry does not go with those that are there by now.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<bool> AppendAsync(TenantEntry entry, Action<IReadOnlyList<TenantEntry>> check, CancellationToken cancellationToken) => EditAsync(
        async (target, text) =>
        {
            var entries = await new TenantFile(target).ReadAsync(cancellationToken).ConfigureAwait(false);
            if (entries.Any(listed => listed.Id == entry.Id)) return null;
            check(entries);
            return text.Append(entry);
        },
        cancellationToken);

    /// <summary>Takes an entry out; says whether there was one.</summary>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) => EditAsync((_, text) => Task.FromResult(text.Remove(id)), cancellationToken);

    private async Task<bool> EditAsync(Func<string, TenantFileText, Task<byte[]?>> edit, CancellationToken cancellationToken)
    {
        // A link stays one.
        var target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        try
        {
            var turn = await TakeTurnAsync(target, cancellationToken).ConfigureAwait(false);
            await using var end = turn.ConfigureAwait(false);
            var text = await File.ReadAllBytesAsync(target, cancellationToken).ConfigureAwait(false);
            var mark = text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            if (await edit(target, new TenantFileText(text[mark..])).ConfigureAwait(false) is not { } edited) return false;
            await ReplaceAsync(target, [.. text[..mark], .. edited], cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new FleetException(FleetErrorKind.Settings, $"The tenants' file '{path}' (Tenants:File) cannot be written: {trouble.Message}", trouble);
        }
    }

    private static async Task ReplaceAsync(string target, byte[] text, CancellationToken cancellationToken)
    {
        var written = $"{target}.{Guid.NewGuid():N}.new";
        try
        {
            await File.WriteAllBytesAsync(written, text, cancellationToken).ConfigureAwait(false);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(written, File.GetUnixFileMode(target));
            File.Move(written, target, overwrite: true);
        }
        catch
        {
            File.Delete(written);
            throw;
        }
    }

    // Not the file itself, which is another one after each edit.
    private static async Task<FileStream> TakeTurnAsync(string target, CancellationToken cancellationToken)
    {
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(target)))[..24].ToLowerInvariant();
        var turn = Path.Combine(Path.GetTempPath(), $"tenant-migrations-{name}.lock");
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(50))
        {
            try
            {
                return new FileStream(turn, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < s_patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
