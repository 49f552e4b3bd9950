namespace TenantMigrations.Analysis;

/// <summary>A part of a migration file.</summary>
public enum ScriptSection
{
    /// <summary>Everything above the first marker.</summary>
    Header,

    /// <summary>Below <c>-- migrate:up</c>; the constant <c>Up</c> of a class.</summary>
    Up,

    /// <summary>Below <c>-- migrate:down</c>; the constant <c>Down</c> of a class.</summary>
    Down,

    /// <summary>Below <c>-- migrate:verify</c>; the constant <c>Verify</c> of a class.</summary>
    Verify,
}
