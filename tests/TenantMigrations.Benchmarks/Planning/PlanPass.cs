using System.Diagnostics;
using System.Globalization;
using TenantMigrations.Engine;
using TenantMigrations.Runner;

namespace TenantMigrations.Benchmarks.Planning;

/// <summary>One <c>plan</c> in a process of its own, whose greatest memory is then known. The databases are generated, or real ones.</summary>
internal static class PlanPass
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (isolation, state) = (Enum.Parse<TenantIsolation>(arguments[0]), arguments[1]);
        var (tenants, migrations) = (int.Parse(arguments[2], CultureInfo.InvariantCulture), int.Parse(arguments[3], CultureInfo.InvariantCulture));
        var (file, format, output) = (arguments[4], arguments[5], arguments[6]);
        var registry = new LargeRegistry(isolation, migrations);
        var written = new CountingWriter();
        var told = new StringWriter();
        var environment = RunnerEnvironment.OfProcess(default) with { Out = written, Error = told, OutIsTerminal = false, ErrorIsTerminal = false };
        FleetOpener opener = state == "real" ? FleetComposition.OpenAsync : Generated;
        string[] verb = format == "out" ? ["plan", "--out", output] : ["plan", "--format", format];

        var watch = Stopwatch.StartNew();
        var code = await MigrationRunner.RunAsync(registry, verb, environment, opener);
        watch.Stop();
        if (code != 0) throw new InvalidOperationException($"plan ended with {code}: {told}");
        var bytes = format == "out" ? new FileInfo(output).Length : written.Bytes;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{watch.ElapsedMilliseconds} {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} {bytes} {written.Lines}"));
        return 0;

        Task<OpenedFleet> Generated(FleetOpening opening, CancellationToken cancellationToken)
        {
            var journal = new GeneratedJournal(registry, Enum.Parse<FleetState>(state));
            var databases = new GeneratedDatabases(journal, isolation, tenants);
            var settings = new FleetSettings { ConnectionString = "Host=db;Database=app;Username=app", Tenants = new TenantSourceSettings { File = file } };
            return Task.FromResult(new OpenedFleet(Fleet.Create(registry, settings, databases, "/"), databases));
        }
    }
}
