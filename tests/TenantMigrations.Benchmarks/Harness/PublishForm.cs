namespace TenantMigrations.Benchmarks.Harness;

/// <summary>How our runner and the limit program are published: always both in the same form.</summary>
internal enum PublishForm
{
    /// <summary>For every platform, compiled as it goes.</summary>
    Portable,

    /// <summary>For this platform, most of it compiled ahead of time.</summary>
    ReadyToRun,

    /// <summary>For this platform, native code without a runtime.</summary>
    Native,
}
