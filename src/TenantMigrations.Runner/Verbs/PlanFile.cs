using System.Text.Json;

namespace TenantMigrations.Runner;

/// <summary>A plan on disk, between its review and its run.</summary>
internal static class PlanFile
{
    public static void Write(string path, PlanDocument plan)
    {
        try
        {
            File.WriteAllText(path, JsonSerializer.Serialize(plan, RunnerJson.Default.PlanDocument) + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The plan cannot be written to '{path}': {exception.Message}");
        }
    }

    /// <summary>What to ask the fleet for, so that it is this plan or nothing.</summary>
    public static PlanRequest ReadRequest(string path)
    {
        if (!File.Exists(path)) throw new UsageException($"The plan '{path}' does not exist. Make it with 'plan --out FILE'.");
        try
        {
            using var stream = File.OpenRead(path);
            if (JsonSerializer.Deserialize(stream, RunnerJson.Default.PlanDocument) is { Hash: { Length: > 0 } hash, Request: { } request })
                return new PlanRequest { TenantIds = request.Tenants, MigrationId = request.MigrationId, ExpectedHash = hash };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The plan '{path}' cannot be read: {exception.Message}");
        }
        catch (JsonException)
        {
            // Said below: what matters is that it is not a plan, not where the reader stumbled.
        }

        throw new UsageException($"'{path}' is not a plan. Make one with 'plan --out FILE'.");
    }
}
