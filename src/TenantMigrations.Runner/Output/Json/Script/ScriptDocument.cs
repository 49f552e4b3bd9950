namespace TenantMigrations.Runner;

/// <summary>What <c>script --format json</c> prints.</summary>
internal sealed record ScriptDocument(
    string PlanHash,
    string? From,
    string? To,
    bool Idempotent,
    IReadOnlyList<string> Databases,
    IReadOnlyList<string> Tenants,
    int Migrations,
    string? File,
    string? Sql)
{
    public static ScriptDocument Of(FleetScript script, string? file, string sql) => new(
        script.PlanHash,
        script.Request.FromId,
        script.Request.ToId,
        script.Request.Idempotent,
        [.. script.Databases.Select(database => database.Database?.Key).OfType<string>()],
        script.Tenants,
        script.Migrations,
        file,
        file is null ? sql : null);
}
