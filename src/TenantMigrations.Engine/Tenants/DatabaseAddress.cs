namespace TenantMigrations.Engine;

/// <summary>
/// A physical database. It is known by its <see cref="Key"/>, and that is all that is ever shown of it: the connection string holds a password.
/// </summary>
/// <param name="key">Host, port and database.</param>
/// <param name="connectionString">How to connect.</param>
/// <param name="server">Host and port; default: a server of its own.</param>
public sealed class DatabaseAddress(string key, string connectionString, string? server = null) : IEquatable<DatabaseAddress>
{
    /// <summary>Host, port and database, such as <c>db1:5432/acme</c>: the same for every connection string that leads there.</summary>
    public string Key { get; } = key;

    /// <summary>How to connect. A secret: never log, print or serialise it.</summary>
    public string ConnectionString { get; } = connectionString;

    /// <summary>Host and port, such as <c>db1:5432</c>: databases of one server share its processors and disks.</summary>
    public string Server { get; } = server ?? key;

    /// <inheritdoc/>
    public bool Equals(DatabaseAddress? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DatabaseAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    /// <summary>The key.</summary>
    public override string ToString() => Key;
}
