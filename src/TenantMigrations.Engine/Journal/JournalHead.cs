using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TenantMigrations.Engine;

/// <summary>
/// How many migrations are completed and an order-independent hash of which: equal heads mean equal sets. The database keeps the stored ones true by
/// itself; the engine only computes what it expects, to compare.
/// </summary>
/// <param name="Count">How many are completed.</param>
/// <param name="Hash">The exclusive or, over the completed ones, of the first 8 bytes (big-endian) of SHA-256 of <c>id:checksum</c> in UTF-8.</param>
public readonly record struct JournalHead(int Count, long Hash)
{
    /// <summary>The head with one more migration.</summary>
    public JournalHead With(string migrationId, string checksum) => new(Count + 1, Hash ^ HashOf(migrationId, checksum));

    /// <summary>The head with one migration less.</summary>
    public JournalHead Without(string migrationId, string checksum) => new(Count - 1, Hash ^ HashOf(migrationId, checksum));

    internal static long HashOf(string migrationId, string checksum) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(migrationId + ":" + checksum)));
}
