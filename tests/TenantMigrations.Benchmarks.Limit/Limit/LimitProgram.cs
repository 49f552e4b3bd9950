using Npgsql;
using TenantMigrations.Benchmarks.Contestants;

namespace TenantMigrations.Benchmarks.Limit;

/// <summary>
/// What no .NET tool can beat by much: each tenant's whole script with its history rows in one batch, over connections that are
/// opened once, without reading any state, any lock or any safety. Nothing here is a way to run migrations; it is a ruler.
/// </summary>
internal static class LimitProgram
{
    public static int Run(string[] arguments)
    {
        var job = FleetJob.Parse(arguments);
        var script = new LimitScript(job, Enum.Parse<CommitPer>(arguments[4]), Enum.Parse<LimitHistory>(arguments[5]));
        var tenants = File.ReadAllLines(job.TenantsFile);
        var connections = new FleetConnections(job);
        if (job.Work == FleetWork.New)
            connections.ExecuteOnFirst(LimitScript.CreateCentralTable);
        var next = -1;

        // Threads and blocking calls: with few workers that is the shortest way through the driver.
        Workers.Run(Math.Min(job.Parallelism, tenants.Length), () =>
        {
            NpgsqlConnection? connection = null;
            int index;
            while ((index = Interlocked.Increment(ref next)) < tenants.Length)
            {
                connection = connections.For(tenants[index], connection);
                if (job.Work == FleetWork.UpToDate)
                    Ask(connection, script.HistoryOf(tenants[index]));
                else
                    Apply(connection, script.For(tenants[index]));
            }

            connection?.Dispose();
        });
        return 0;
    }

    private static void Apply(NpgsqlConnection connection, List<string> statements)
    {
        using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        batch.ExecuteNonQuery();
    }

    private static void Ask(NpgsqlConnection connection, string query)
    {
        using var command = new NpgsqlCommand(query, connection);
        using var reader = command.ExecuteReader();
        var rows = 0;
        while (reader.Read())
        {
            _ = reader.GetString(0).Length + reader.GetString(1).Length;
            rows++;
        }

        if (rows == 0)
            throw new InvalidOperationException("A tenant that should be up to date has no history.");
    }
}
