using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TenantMigrations;

/// <summary>
/// Checksums as journal and lock file hold them: the version of the way they were made, a colon, and SHA-256 in lower-case hexadecimal.
/// </summary>
public static class MigrationChecksum
{
    /// <summary>The prefix of the checksums that this version makes.</summary>
    public const string Version = "v1:";

    /// <summary>
    /// The checksum of a migration text whose blanks at line ends have been cut where they mean nothing
    /// (outside literals, quoted names and dollar quotes).
    /// </summary>
    public static string OfTrimmedText(string text)
    {
        using var sha = SHA256.Create();
        return Version + Hex(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The checksum of a <see cref="CodeMigration"/>: of its id and <see cref="MigrationAttribute.Revision"/>. Its body is not guarded.</summary>
    public static string OfCode(string id, int revision) =>
        OfTrimmedText(id + "#" + revision.ToString(CultureInfo.InvariantCulture));

    private static string Hex(byte[] bytes)
    {
        const string Digits = "0123456789abcdef";
        var text = new char[bytes.Length * 2];
        for (var i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digits[bytes[i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[i] & 15];
        }

        return new string(text);
    }
}
