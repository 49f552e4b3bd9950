namespace TenantMigrations.Engine;

/// <summary>What became of a seed's statement.</summary>
/// <param name="IsLoaded">Whether it is done.</param>
/// <param name="IsTooEarly">Whether something that it names does not exist, so that it may be tried again later.</param>
/// <param name="Message">What the server says, where it is not done.</param>
/// <param name="Position">Where in the statement, 1-based, in characters; null where the server does not say.</param>
public sealed record SeedResult(bool IsLoaded, bool IsTooEarly = false, string? Message = null, int? Position = null);
