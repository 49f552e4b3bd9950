namespace TenantMigrations.Runner;

/// <summary>A setting that decides what is executed, and two bytes of a hash of its value: enough to see that it is another one.</summary>
internal sealed record PlannedSettingDocument(string Name, string Print);
