using System.Globalization;
using TenantMigrations.Benchmarks.Harness;

namespace TenantMigrations.Benchmarks.Generator;

/// <summary>The generator's share of a build: by itself in a process that has just started, and as the difference between two real builds.</summary>
internal static class GeneratorBenchmark
{
    private static readonly int[] s_sizes = [0, 200, 2000];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var rounds = arguments.Contains("--short") ? 2 : 5;
        var json = Array.IndexOf(arguments, "--json") is var at and >= 0 ? arguments[at + 1] : null;
        var folder = Directory.CreateTempSubdirectory("tenantmigrations-generator-").FullName;
        try
        {
            var report = new Report
            {
                Conditions = $".NET {Environment.Version}, {Environment.ProcessorCount} cores, {rounds} rounds, medians in milliseconds. A build without a compiler server.",
            };
            foreach (var size in s_sizes)
                await PassesAsync(report, size, rounds);
            foreach (var size in s_sizes)
                await BuildsAsync(report, folder, size, rounds);
            report.Print();
            if (json is not null)
                report.Write(json);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PassesAsync(Report report, int size, int rounds)
    {
        string[] names = ["generator, first pass of a process", "generator, compiled code, no cache", "generator, one file edited", "compiling what it wrote"];
        var times = Array.ConvertAll(names, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var pass = await Processes.RunAsync("dotnet", ["exec", typeof(GeneratorBenchmark).Assembly.Location, "generator-pass", $"{size}"]);
            var figures = pass.Output.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < names.Length; i++)
                times[i].Add(double.Parse(figures[i], CultureInfo.InvariantCulture));
        }

        for (var i = 0; i < names.Length; i++)
            report.Add(new Figure($"{size} migrations", names[i], null, Samples.MedianOf(times[i]), $"ms, fastest {times[i].Min():0.0}"));
    }

    private static async Task BuildsAsync(Report report, string folder, int size, int rounds)
    {
        var with = await BuildProject.CreateAsync(Path.Combine(folder, $"with-{size}"), size, withGenerator: true);
        var without = await BuildProject.CreateAsync(Path.Combine(folder, $"without-{size}"), size, withGenerator: false);
        List<double>[] times = [[], [], [], []];
        for (var round = 0; round < rounds; round++)
        {
            // Interleaved: with, without, with, without.
            times[0].Add(await with.BuildAsync());
            times[1].Add(await without.BuildAsync());
            times[2].Add(await with.EditAndBuildAsync());
            times[3].Add(await without.EditAndBuildAsync());
            Console.Error.WriteLine($"{size} migrations, round {round + 1} of {rounds}: " + string.Join(", ", times.Select(t => $"{t[^1]:0} ms")));
        }

        Add("dotnet build, from nothing", times[0], times[1]);
        Add("dotnet build, one file edited", times[2], times[3]);

        void Add(string what, List<double> mine, List<double> theirs) => report.Add(new Figure(
            $"{size} migrations", what + ": generator's share", null, Samples.MedianOf([.. mine.Zip(theirs, (m, t) => m - t)]), string.Create(
                CultureInfo.InvariantCulture, $"ms of {Samples.MedianOf(mine):0} ms; without it {Samples.MedianOf(theirs):0} ms")));
    }
}
