namespace TenantMigrations.Benchmarks.Harness;

/// <summary>Runs the entries of a row round by round, each round in an order of its own, so that what the machine does meanwhile hits all alike.</summary>
internal sealed class Series(FleetStage stage, int rounds)
{
    public async Task<IReadOnlyDictionary<string, Samples>> RunAsync(string row, IReadOnlyList<Entry> entries)
    {
        var times = entries.ToDictionary(e => e.Contestant.Name, _ => new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            var order = entries.ToArray();
            Random.Shared.Shuffle(order);
            foreach (var entry in order)
            {
                var job = await entry.Prepare();
                await stage.CheckpointAsync();
                var result = await Processes.RunAsync(entry.Contestant.Start(job));
                await entry.Verify();
                times[entry.Contestant.Name].Add(result.Elapsed.TotalMilliseconds);
            }

            Console.Error.WriteLine(
                $"{row}, round {round} of {rounds}: " + string.Join(", ", times.Select(t => $"{t.Key} {t.Value[^1]:0} ms")));
        }

        return times.ToDictionary(t => t.Key, t => new Samples(t.Key, t.Value));
    }
}
