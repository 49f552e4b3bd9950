using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Execution;
using TenantMigrations.Postgres.Inspection;

namespace TenantMigrations.Postgres.Observation;

/// <summary>
/// Puts the questions of <see cref="StatementObserver"/>, and those for the catalog, between the statements of a pipeline, and takes in the answers.
/// </summary>
internal sealed class PipelineObserver(WorkScope scope)
{
    private readonly Queue<(StatementObserver Observer, int? Statement)> _asked = new();
    private readonly Queue<(int Step, int Statement)> _traced = new();
    private StatementObserver _current = new(scope, 0);

    /// <summary>What to send before the first statement of a step.</summary>
    public IEnumerable<NpgsqlBatchCommand> Start(int step)
    {
        _current = new StatementObserver(scope, step);
        return scope.Work.Steps[step].Statements.Count == 0 ? [] : Ask(_current.FirstQuery, statement: null);
    }

    /// <summary>What to send behind a statement.</summary>
    public IEnumerable<NpgsqlBatchCommand> Stop(int step, int statement)
    {
        if (!scope.Policy.TracesCatalogs) return Ask(_current.NextQuery, statement);
        _traced.Enqueue((step, statement));
        return [.. Ask(_current.NextQuery, statement), .. CatalogReader.InTransaction(scope.Policy.JournalSchema)];
    }

    /// <summary>Whether a result is the answer to one of its questions; then it is read.</summary>
    public async ValueTask<bool> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (reader.GetName(0) == OwnColumn.Relations && _asked.TryDequeue(out var asked))
        {
            if (asked.Statement is { } statement) await asked.Observer.NextAsync(reader, statement, cancellationToken).ConfigureAwait(false);
            else await asked.Observer.BeginAsync(reader, cancellationToken).ConfigureAwait(false);
            return true;
        }

        if (reader.GetName(0) != OwnColumn.Fact || !_traced.TryDequeue(out var traced)) return false;
        var catalog = await CatalogReader.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
        scope.Progress(new StepProgress(traced.Step, IsCompleted: false) { Catalog = new StatementCatalog(traced.Statement, catalog) });
        return true;
    }

    private NpgsqlBatchCommand[] Ask(string query, int? statement)
    {
        if (!_current.IsOn) return [];
        _asked.Enqueue((_current, statement));
        return [new NpgsqlBatchCommand(query)];
    }
}
