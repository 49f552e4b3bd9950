namespace TenantMigrations;

/// <summary>How the value of a placeholder <c>${name}</c> is written into SQL.</summary>
public enum PlaceholderKind
{
    /// <summary>As a quoted identifier.</summary>
    Identifier,

    /// <summary>As a quoted string literal.</summary>
    Literal,

    /// <summary>As a number; a value that is none is refused before any tenant is touched.</summary>
    Number,
}
