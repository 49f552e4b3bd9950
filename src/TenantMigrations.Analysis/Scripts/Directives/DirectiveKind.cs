namespace TenantMigrations.Analysis;

internal enum DirectiveKind
{
    None,
    Up,
    Down,
    Verify,
    Allow,
    Description,
    Name,
    DependsOn,
    Scope,
    Irreversible,
    Repeatable,
    AppliesTo,
    Placeholder,
    ExpectRows,

    /// <summary>Nearly the up marker.</summary>
    LikeUp,

    /// <summary>Nearly the down marker.</summary>
    LikeDown,

    /// <summary>Nearly the marker of the verification.</summary>
    LikeVerify,

    /// <summary><c>tm:</c> and something that is not <c>allow</c>.</summary>
    UnknownOfOurs,
}
