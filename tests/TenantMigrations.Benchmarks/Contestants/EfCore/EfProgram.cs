using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace TenantMigrations.Benchmarks.Contestants.EfCore;

/// <summary>
/// A fair fleet loop around EF Core: as many workers as the others have, one open connection a worker with <c>SET search_path</c>
/// instead of a connection string per tenant, no type loading, no model.
/// </summary>
internal static class EfProgram
{
    public static int Run(string[] arguments)
    {
        var job = FleetJob.Parse(arguments);
        var tenants = File.ReadAllLines(job.TenantsFile);
        var target = job.Work == FleetWork.OneMore ? EfMigrations.Last : EfMigrations.LastInitial;
        var connections = new FleetConnections(job);
        var next = -1;
        Workers.Run(Math.Min(job.Parallelism, tenants.Length), () =>
        {
            NpgsqlConnection? connection = null;
            int index;
            while ((index = Interlocked.Increment(ref next)) < tenants.Length)
            {
                var schema = job.Isolation == FleetIsolation.Schema ? tenants[index] : "public";
                connection = connections.For(tenants[index], connection);
                if (job.Isolation == FleetIsolation.Schema)
                    SetSearchPath(connection, schema);
                Migrate(connection, schema, target);
            }

            connection?.Dispose();
        });
        return 0;
    }

    private static void Migrate(NpgsqlConnection connection, string schema, string target)
    {
        var options = new DbContextOptionsBuilder<FleetContext>()
            .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable(EfContestant.HistoryTable, schema))
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options;
        using var context = new FleetContext(options);
        context.GetService<IMigrator>().Migrate(target);
    }

    private static void SetSearchPath(NpgsqlConnection connection, string schema)
    {
        using var command = new NpgsqlCommand($"SET search_path TO \"{schema}\"", connection);
        command.ExecuteNonQuery();
    }
}
