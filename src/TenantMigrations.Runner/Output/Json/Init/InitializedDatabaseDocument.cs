namespace TenantMigrations.Runner;

/// <summary>A database whose journal is in place, and whether that is new.</summary>
internal sealed record InitializedDatabaseDocument(string Database, bool Changed);
