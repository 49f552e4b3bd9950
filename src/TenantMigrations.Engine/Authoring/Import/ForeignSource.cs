using System.Text;

namespace TenantMigrations.Engine;

/// <summary>The files that another tool's migrations are read from.</summary>
internal static class ForeignSource
{
    /// <summary>Those in a folder and below it, in ordinal order, or the file itself.</summary>
    /// <exception cref="FleetException">There is no such folder or file, or it cannot be read.</exception>
    public static IReadOnlyList<ForeignFile> Files(string source) => Explained(source, () =>
    {
        if (File.Exists(source)) return [new ForeignFile(Path.GetFileName(source), () => TextOf(source))];
        if (!Directory.Exists(source)) throw new FleetException(FleetErrorKind.Settings, $"There is no folder or file '{source}'.");
        return FileGlob.Below(source).Select(file => new ForeignFile(file, () => TextOf(Path.Combine(source, file)))).ToArray();
    });

    private static string TextOf(string file) => Explained(file, () =>
    {
        var bytes = File.ReadAllBytes(file);
        try
        {
            return MigrationText.Normalize(EncodingOf(bytes).GetString(bytes));
        }
        catch (DecoderFallbackException trouble)
        {
            throw new FleetException(FleetErrorKind.Settings, $"'{file}' is not UTF-8 text: some of its letters would be lost. Save it as UTF-8, and import again. Nothing was written.", trouble);
        }
    });

    // What Windows redirects into a file is UTF-16, and says so at its beginning.
    private static Encoding EncodingOf(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
    };

    private static T Explained<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new FleetException(FleetErrorKind.Settings, $"'{path}' cannot be read: {trouble.Message}", trouble);
        }
    }
}
