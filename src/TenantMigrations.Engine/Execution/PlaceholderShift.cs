namespace TenantMigrations.Engine;

/// <summary>A placeholder's value in the sent text.</summary>
/// <param name="SentStart">Where the value begins in the sent text (UTF-16).</param>
/// <param name="SentLength">The value's length as sent.</param>
/// <param name="SourceLength">The length of <c>${name}</c> in the migration text.</param>
public readonly record struct PlaceholderShift(int SentStart, int SentLength, int SourceLength);
