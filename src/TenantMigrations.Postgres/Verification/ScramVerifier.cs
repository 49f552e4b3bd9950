using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TenantMigrations.Postgres;

/// <summary>
/// What a server keeps of a password (RFC 5803): with it <c>CREATE ROLE</c> needs not be told the password itself, which would stand in a log of statements.
/// </summary>
internal static class ScramVerifier
{
    // PostgreSQL's own number.
    public const int Iterations = 4096;

    private const int SaltLength = 16;

    /// <summary>A verifier with a salt of its own.</summary>
    /// <param name="password">The password, of ASCII only: others would have to be normalised first (SASLprep).</param>
    public static string Of(string password) => Of(password, RandomNumberGenerator.GetBytes(SaltLength), Iterations);

    /// <summary>The verifier with a given salt.</summary>
    public static string Of(string password, byte[] salt, int iterations)
    {
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(password), salt, iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return string.Create(
            CultureInfo.InvariantCulture, $"SCRAM-SHA-256${iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}");
    }
}
