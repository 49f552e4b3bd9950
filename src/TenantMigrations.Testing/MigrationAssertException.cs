namespace TenantMigrations.Testing;

/// <summary>What a <see cref="MigrationAssert"/> found. Every test framework shows the message of an exception as the reason of a failure.</summary>
public sealed class MigrationAssertException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="message">What is wrong, a finding a paragraph.</param>
    public MigrationAssertException(string message)
        : base(message)
    {
    }
}
