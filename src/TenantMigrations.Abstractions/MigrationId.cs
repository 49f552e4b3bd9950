using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TenantMigrations;

/// <summary>
/// A migration's id, <c>yyyyMMddHHmmss_snake_case_name</c>: when it was written (UTC) and what it does. Ids compare ordinally.
/// </summary>
public readonly struct MigrationId : IEquatable<MigrationId>, IComparable<MigrationId>
{
    private const int TimestampLength = 14;

    private readonly string? _value;

    private MigrationId(string value) => _value = value;

    /// <summary>The id as text.</summary>
    public string Value => _value ?? "";

    /// <summary>The part behind the timestamp, such as <c>add_role_to_users</c>.</summary>
    public string Name => Value.Length == 0 ? "" : Value.Substring(TimestampLength + 1);

    /// <summary>The name in words, such as <c>Add role to users</c>: what a migration is called that gives no name of its own.</summary>
    public string Title => Name.Length == 0 ? "" : char.ToUpperInvariant(Name[0]) + Name.Substring(1).Replace('_', ' ');

    /// <summary>When the migration was written, UTC, from the id's first 14 digits.</summary>
    public DateTime CreatedAt =>
        DateTime.ParseExact(Value.Substring(0, TimestampLength), "yyyyMMddHHmmss", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>Reads an id. False where the text is not 14 digits that are a time, an underscore, and a name of <c>a-z 0-9 _</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MigrationId id)
    {
        id = default;
        if (text is null || text.Length < TimestampLength + 2 || text[TimestampLength] != '_' || !IsTime(text) || !IsName(text)) return false;
        id = new MigrationId(text);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(MigrationId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public bool Equals(MigrationId other) => Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MigrationId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Ordinal equality.</summary>
    public static bool operator ==(MigrationId left, MigrationId right) => left.Equals(right);

    /// <summary>Ordinal inequality.</summary>
    public static bool operator !=(MigrationId left, MigrationId right) => !left.Equals(right);

    /// <summary>Ordinal order.</summary>
    public static bool operator <(MigrationId left, MigrationId right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >(MigrationId left, MigrationId right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator <=(MigrationId left, MigrationId right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >=(MigrationId left, MigrationId right) => left.CompareTo(right) >= 0;

    private static bool IsTime(string text)
    {
        for (var i = 0; i < TimestampLength; i++)
            if (text[i] is < '0' or > '9') return false;
        return DateTime.TryParseExact(text.Substring(0, TimestampLength), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    private static bool IsName(string text)
    {
        for (var i = TimestampLength + 1; i < text.Length; i++)
            if (text[i] is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')) return false;
        return true;
    }
}
