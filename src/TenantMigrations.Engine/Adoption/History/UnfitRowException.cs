namespace TenantMigrations.Engine;

/// <summary>A history that does not tell how far its tool has come; the message says why, and what to do.</summary>
internal sealed class UnfitRowException(string message) : Exception(message);
