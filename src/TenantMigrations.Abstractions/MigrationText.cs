using System.Text;

namespace TenantMigrations;

/// <summary>
/// The <em>migration text</em>: what spans, checksums and the server refer to on every machine. It is the decoded file
/// without byte order marks, with every CRLF and every lone CR made LF.
/// </summary>
public static class MigrationText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Makes decoded text a migration text. A lone CR counts as a line end, as it does for PostgreSQL's comments.</summary>
    public static string Normalize(string decoded)
    {
        // More than one: files that were put together of others have them, and the compiler takes the first away before it hands the text on.
        var start = 0;
        while (start < decoded.Length && decoded[start] == '\uFEFF') start++;
        if (decoded.IndexOf('\r', start) < 0) return start == 0 ? decoded : decoded.Substring(start);

        var text = new StringBuilder(decoded.Length);
        for (var i = start; i < decoded.Length; i++)
        {
            if (decoded[i] != '\r') text.Append(decoded[i]);
            else if (i + 1 == decoded.Length || decoded[i + 1] != '\n') text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Decodes the bytes of a file, strictly, and normalizes them.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    public static string Decode(byte[] bytes) => Normalize(Utf8.GetString(bytes));
}
