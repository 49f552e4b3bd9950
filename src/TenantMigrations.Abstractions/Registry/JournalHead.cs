using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TenantMigrations;

/// <summary>
/// How many migrations are completed and an order-independent hash of which: equal heads mean equal sets. The database keeps the stored ones true by
/// itself; this product only computes what it expects, to compare.
/// </summary>
/// <param name="Count">How many are completed.</param>
/// <param name="Hash">The exclusive or, over the completed ones, of the first 8 bytes (big-endian) of SHA-256 of <c>id:checksum</c> in UTF-8.</param>
public readonly record struct JournalHead(int Count, long Hash)
{
    /// <summary>The head with one more migration.</summary>
    public JournalHead With(string migrationId, string checksum) => new(Count + 1, Hash ^ HashOf(migrationId, checksum));

    /// <summary>The head with one migration less.</summary>
    public JournalHead Without(string migrationId, string checksum) => new(Count - 1, Hash ^ HashOf(migrationId, checksum));

    /// <summary>What one migration adds to the hash, by exclusive or.</summary>
    public static long HashOf(string migrationId, string checksum)
    {
        using var sha = SHA256.Create();
        var bytes = sha.ComputeHash(Encoding.UTF8.GetBytes(migrationId + ":" + checksum));
        var hash = 0L;
        for (var i = 0; i < sizeof(long); i++) hash = (hash << 8) | bytes[i];
        return hash;
    }

    /// <summary><c>COUNT:HASH</c> in decimal, as <c>count || ':' || hash</c> gives it in SQL.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}:{1}", Count, Hash);
}
