using System.Collections.Concurrent;

namespace TenantMigrations.Engine;

/// <summary>Asks the same of many databases, as many at once as there may be connections.</summary>
internal sealed class DatabaseSweep(FleetServices fleet)
{
    /// <summary>What each database answered, in the order of asking, and which could not be reached.</summary>
    public sealed record Answers<T>(IReadOnlyList<T> Values, IReadOnlyDictionary<DatabaseAddress, string> Unreachable)
    {
        /// <summary>The answers, where all of them are needed.</summary>
        /// <exception cref="FleetException">A database could not be reached.</exception>
        public IReadOnlyList<T> All() => Unreachable.Count == 0
            ? Values
            : throw new FleetException(FleetErrorKind.Unreachable, string.Join('\n', Unreachable.OrderBy(pair => pair.Key.Key, StringComparer.Ordinal).Select(pair => pair.Value)));
    }

    public async Task<Answers<T>> AskAsync<T>(
        IReadOnlyList<(DatabaseAddress Database, IReadOnlyList<Tenant> Tenants)> databases,
        Func<IFleetDatabase, IReadOnlyList<Tenant>, CancellationToken, Task<T>> question,
        CancellationToken cancellationToken)
        where T : class
    {
        var answers = new T?[databases.Count];
        var unreachable = new ConcurrentDictionary<DatabaseAddress, string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, databases.Count),
            new ParallelOptions { MaxDegreeOfParallelism = fleet.Settings.MaxConnections, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                var (address, tenants) = databases[index];
                try
                {
                    answers[index] = await question(fleet.Databases[address], tenants, token).ConfigureAwait(false);
                }
                catch (FleetException exception) when (exception.Kind == FleetErrorKind.Unreachable)
                {
                    unreachable[address] = exception.Message;
                }
            }).ConfigureAwait(false);
        return new Answers<T>([.. answers.OfType<T>()], unreachable);
    }
}
