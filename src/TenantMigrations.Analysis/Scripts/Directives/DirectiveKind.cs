namespace TenantMigrations.Analysis;

internal enum DirectiveKind
{
    None,
    Up,
    Down,
    Allow,
    Description,
    Name,
    DependsOn,
    Scope,
    Irreversible,
    Repeatable,
    AppliesTo,
    Placeholder,

    /// <summary>Nearly the up marker.</summary>
    LikeUp,

    /// <summary>Nearly the down marker.</summary>
    LikeDown,

    /// <summary><c>tm:</c> and something that is not <c>allow</c>.</summary>
    UnknownOfOurs,
}
