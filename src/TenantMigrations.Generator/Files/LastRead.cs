using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Files;

/// <summary>
/// What was read last from one text. One script and no more: with a setting that changes, or with a class whose attributes do while its text stays, a session
/// in an editor would collect one after the other.
/// </summary>
/// <typeparam name="TInput">What the script depends on besides the text.</typeparam>
internal sealed class LastRead<TInput>
{
    private readonly object _gate = new();
    private (TInput Input, MigrationScript Script)? _last;

    /// <summary>Reads, where that was not done last with an equal input. Whoever comes meanwhile waits, which is shorter than to read it too.</summary>
    public MigrationScript Of(TInput input, Func<TInput, MigrationScript> read)
    {
        lock (_gate)
        {
            if (_last is { } last && EqualityComparer<TInput>.Default.Equals(last.Input, input)) return last.Script;

            var script = read(input);
            _last = (input, script);
            return script;
        }
    }
}
