namespace TenantMigrations;

/// <summary>Declares a placeholder <c>${name}</c> that the SQL of a <see cref="SqlMigration"/> uses.</summary>
/// <param name="name">Its name.</param>
/// <param name="kind">How its value is quoted.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PlaceholderAttribute(string name, PlaceholderKind kind) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>How its value is quoted.</summary>
    public PlaceholderKind Kind { get; } = kind;

    /// <summary>The value where the settings give none; without it they must.</summary>
    public string? Default { get; set; }
}
