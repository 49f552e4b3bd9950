namespace TenantMigrations.Engine;

/// <summary>A database whose journal is in place.</summary>
/// <param name="Database">Its key.</param>
/// <param name="Changed">Whether it was created, upgraded or put right just now.</param>
public sealed record InitializedDatabase(string Database, bool Changed);
