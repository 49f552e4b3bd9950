using System.Diagnostics;

namespace TenantMigrations.Benchmarks.Contestants;

/// <summary>One timed run: everything a contestant's process is told.</summary>
/// <param name="ConnectionString">Of the database that holds the schemas, or of the maintenance database.</param>
/// <param name="TenantsFile">One schema or database name a line.</param>
internal sealed record FleetJob(FleetIsolation Isolation, FleetWork Work, string ConnectionString, string TenantsFile, int Parallelism)
{
    private const string ConnectionVariable = "BENCHMARK_CONNECTION";

    /// <summary>Starts a program of the benchmark's own.</summary>
    public ProcessStartInfo Start(IReadOnlyList<string> program, params string[] more) => new(
        program[0], [.. program.Skip(1), Isolation.ToString(), Work.ToString(), TenantsFile, $"{Parallelism}", .. more])
    {
        Environment = { [ConnectionVariable] = ConnectionString },
    };

    /// <summary>Reads what <see cref="Start"/> wrote; the rest of the arguments is the program's own.</summary>
    public static FleetJob Parse(string[] arguments) => new(
        Enum.Parse<FleetIsolation>(arguments[0]),
        Enum.Parse<FleetWork>(arguments[1]),
        Environment.GetEnvironmentVariable(ConnectionVariable) ?? throw new InvalidOperationException($"{ConnectionVariable} is not set."),
        arguments[2],
        int.Parse(arguments[3]));
}
