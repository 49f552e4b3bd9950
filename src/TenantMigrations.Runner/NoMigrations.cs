namespace TenantMigrations.Runner;

/// <summary>The registry of a program that has none.</summary>
internal sealed class NoMigrations() : MigrationRegistry(new RegistrySettings(), []);
