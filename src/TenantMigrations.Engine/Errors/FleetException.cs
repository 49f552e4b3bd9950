namespace TenantMigrations.Engine;

/// <summary>An expected trouble with a message for people: what is wrong, and what to do next. Never holds a secret.</summary>
public sealed class FleetException : Exception
{
    /// <summary>Creates it.</summary>
    public FleetException(FleetErrorKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>What kind of trouble.</summary>
    public FleetErrorKind Kind { get; }
}
