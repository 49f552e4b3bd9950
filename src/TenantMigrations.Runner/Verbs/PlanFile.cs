using System.Text.Json;

namespace TenantMigrations.Runner;

/// <summary>A plan on disk, between its review and its run.</summary>
internal static class PlanFile
{
    // A plan for 100,000 tenants has some 10 MB: whatever is beyond this is something else, and is not read into memory to find out.
    private const long Largest = 256 << 20;

    public static void Write(string path, PlanDocument plan) => WholeFile.Write(path, "The plan", stream =>
    {
        JsonSerializer.Serialize(stream, plan, RunnerJson.Default.PlanDocument);
        stream.WriteByte((byte)'\n');
    });

    /// <summary>What to ask the fleet for, so that it is this plan or nothing.</summary>
    public static PlanRequest ReadRequest(string path)
    {
        if (!File.Exists(path)) throw new UsageException($"The plan '{path}' does not exist. Make it with 'plan --out FILE'.");
        var plan = Read(path);
        if (plan is not { Hash: not null, Request: not null })
            throw new UsageException($"'{path}' is not a plan. Make one with 'plan --out FILE'.");
        if (!PlanSeal.Fits(plan))
        {
            throw new UsageException(
                $"The plan '{path}' is not as it was made: its seal does not fit what it says. A plan cannot be edited. Make another with 'plan --out FILE', with --tenant or --migration where it shall do less.");
        }

        if (plan.Verb != PlanVerbWord.Run)
            throw new UsageException($"'{path}' is the plan of a rollback, which makes its own each time. Use 'rollback', or make a plan to run with 'plan --out FILE'.");
        return new PlanRequest { TenantIds = plan.Request.Tenants, MigrationId = plan.Request.MigrationId, Agreed = PlanDocuments.Agreed(plan) };
    }

    private static PlanDocument? Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.CanSeek && stream.Length > Largest) throw new UsageException($"'{path}' has {stream.Length >> 20} MB and is not a plan: no plan has more than {Largest >> 20} MB.");
            return JsonSerializer.Deserialize(stream, RunnerJson.Default.PlanDocument);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The plan '{path}' cannot be read: {exception.Message}");
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber is { } number ? $" (line {number + 1})" : "";
            throw new UsageException($"'{path}' is not a plan, or only a part of one{line}. Make one with 'plan --out FILE'.");
        }
    }
}
