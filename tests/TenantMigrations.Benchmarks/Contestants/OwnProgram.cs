using TenantMigrations.Benchmarks.Harness;

namespace TenantMigrations.Benchmarks.Contestants;

/// <summary>This executable as the processes of the limit program and of EF Core see it.</summary>
internal static class OwnProgram
{
    private static readonly string s_name = typeof(OwnProgram).Assembly.GetName().Name!;

    public static string Path { get; private set; } = System.IO.Path.Combine(AppContext.BaseDirectory, s_name + ".dll");

    /// <summary>Compiles it ahead of time: when our runner is, so are those it is compared with.</summary>
    public static async Task UseReadyToRunAsync(string folder)
    {
        Console.Error.WriteLine("publishing the limit program and EF Core, ReadyToRun");
        var output = System.IO.Path.Combine(folder, "own");
        await Publishing.PublishAsync(s_name, output, readyToRun: true);
        Path = System.IO.Path.Combine(output, s_name + ".dll");
    }
}
