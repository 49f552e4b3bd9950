using System.Diagnostics;
using TenantMigrations.Benchmarks.Harness;

namespace TenantMigrations.Benchmarks.Contestants;

/// <summary>dbmate from npm: a native program, and so the peer for a cold start. It reads the very files of the workload.</summary>
internal sealed class Dbmate
{
    private readonly string _program;

    private Dbmate(string program) => _program = program;

    /// <summary>Installs it into a folder; null where there is no npm or it cannot be had.</summary>
    public static async Task<Dbmate?> InstallAsync(string folder)
    {
        try
        {
            var home = Directory.CreateDirectory(Path.Combine(folder, "dbmate")).FullName;
            await Processes.RunAsync(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--prefix", home, "dbmate"]) { WorkingDirectory = home });
            var program = Directory.GetFiles(Path.Combine(home, "node_modules", "@dbmate"), "dbmate", SearchOption.AllDirectories).First();
            return new Dbmate(program);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or IOException)
        {
            Console.Error.WriteLine($"dbmate is left out: {e.Message}");
            return null;
        }
    }

    public ProcessStartInfo Start(string verb, int port, string database) => new(
        _program,
        ["--url", $"postgres://postgres@127.0.0.1:{port}/{database}?sslmode=disable", "--migrations-dir", Workload.WorkloadFolder.Path, "--no-dump-schema", verb]);
}
