using Npgsql;
using TenantMigrations.Analysis.Sql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// Times statements within the pipeline, where it is asked for: a question for the server's clock travels before the first and behind each one. So they
/// travel as they always do, and the times are the server's. The client's would tell nothing: the server keeps its answers back until the pipeline's end or
/// until 8 kB of them have come together (its output buffer, src/backend/libpq/pqcomm.c).
/// </summary>
internal sealed class StatementClock(WorkScope scope)
{
    private static readonly string s_question = $"SELECT pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) AS {OwnColumn.Clock}";

    private readonly Queue<(int Step, int? Statement)> _asked = new();
    private double _last;

    /// <summary>What to send before the first statement of a step; null where nothing is timed.</summary>
    public NpgsqlBatchCommand? Start(int step) => scope.Work.Steps[step].Statements.Count == 0 ? null : Ask(step, null);

    /// <summary>What to send behind a statement; null where nothing is timed.</summary>
    public NpgsqlBatchCommand? Stop(int step, int statement) => Ask(step, statement);

    /// <summary>Takes in the next reading, and tells of the statement before it.</summary>
    public void Read(NpgsqlDataReader reader)
    {
        if (!_asked.TryDequeue(out var place)) return;
        var now = reader.GetDouble(0);
        if (place.Statement is { } statement) Tell(scope, place.Step, statement, TimeSpan.FromSeconds(Math.Max(0, now - _last)));
        _last = now;
    }

    /// <summary>Tells of a statement that was timed otherwise.</summary>
    public static void Tell(WorkScope scope, int step, int statement, TimeSpan took)
    {
        if (!scope.Policy.TimesStatements) return;
        var sql = scope.Work.Steps[step].Statements[statement].Sql;
        scope.Progress(new StepProgress(step, IsCompleted: false, Statement: new StatementTiming(statement, CommandWords.Of(sql), took)));
    }

    private NpgsqlBatchCommand? Ask(int step, int? statement)
    {
        if (!scope.Policy.TimesStatements) return null;
        _asked.Enqueue((step, statement));
        return new NpgsqlBatchCommand(s_question);
    }
}
