using System.Diagnostics.CodeAnalysis;
using Npgsql;
using TenantMigrations.Analysis.Sql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Execution;

namespace TenantMigrations.Postgres.Observation;

/// <summary>
/// Watches what one step's statements do, from within their transaction, where it is asked for: locks stay until its end, files and counters are seen by it alone.
/// </summary>
internal sealed class StatementObserver(WorkScope scope, int step)
{
    private readonly RelationsQuery _query = new(scope.Policy.JournalSchema);
    private readonly RelationLedger _ledger = new();
    private bool _hasBegun;
    private double _clock;

    /// <summary>Whether anything is watched at all.</summary>
    public bool IsOn => scope.Policy.ObservesStatements;

    /// <summary>The query to send before the first statement.</summary>
    public string FirstQuery => _query.All;

    /// <summary>The query to send behind each statement.</summary>
    public string NextQuery => _query.Locked;

    /// <summary>The tables that were there before the migration.</summary>
    public IEnumerable<string> Tables => _ledger.Tables;

    /// <summary>Takes in the answer to <see cref="FirstQuery"/>.</summary>
    public async Task BeginAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        (_clock, var all) = await SeenRelation.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
        _ledger.Begin(all, isNext: _hasBegun);
        _hasBegun = true;
    }

    /// <summary>Takes in the answer to <see cref="NextQuery"/>, and tells of the statement before it.</summary>
    public async Task NextAsync(NpgsqlDataReader reader, int? statement, CancellationToken cancellationToken)
    {
        var before = _clock;
        (_clock, var found) = await SeenRelation.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
        Tell(statement, TimeSpan.FromSeconds(Math.Max(0, _clock - before)), _ledger.Next(found), isFromOutside: false);
    }

    /// <summary>Begins on a connection of its own, between two statements.</summary>
    public Task BeginAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        IsOn ? AskAsync(connection, _query.All, reader => BeginAsync(reader, cancellationToken), cancellationToken) : Task.CompletedTask;

    /// <summary>Tells of the statement, or the code, that has just ended on the connection, whose transaction is still open.</summary>
    public Task NextAsync(NpgsqlConnection connection, int? statement, CancellationToken cancellationToken) =>
        IsOn && _hasBegun ? AskAsync(connection, _query.Locked, reader => NextAsync(reader, statement, cancellationToken), cancellationToken) : Task.CompletedTask;

    /// <summary>Tells of a statement outside a transaction, whose locks were seen from another session.</summary>
    public Task NextOutsideAsync(
        NpgsqlConnection connection, int statement, TimeSpan took, IReadOnlyDictionary<long, IReadOnlyCollection<TableLock>> locks, CancellationToken cancellationToken) => AskAsync(
        connection,
        _query.All,
        async reader =>
        {
            (_clock, var all) = await SeenRelation.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
            Tell(statement, took, _ledger.Outside(all, locks), isFromOutside: true);
        },
        cancellationToken);

    private void Tell(int? statement, TimeSpan took, IReadOnlyList<RelationEffect> relations, bool isFromOutside)
    {
        var command = statement is { } index ? CommandWords.Of(scope.Work.Steps[step].Statements[index].Sql) : "C# code";

        // Its new files are empty: nothing was written anew.
        if (command == "TRUNCATE") relations = [.. relations.Select(relation => relation with { IsRewritten = false })];
        var observation = new StatementObservation(statement, command, took, relations, isFromOutside);
        scope.Progress(new StepProgress(step, IsCompleted: false) { Observation = observation });
    }

    [SuppressMessage("Security", "CA2100", Justification = "The query is a constant of this assembly with the journal's schema as a literal.")]
    private static async Task AskAsync(NpgsqlConnection connection, string query, Func<NpgsqlDataReader, Task> read, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(query, connection);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false)) await read(reader).ConfigureAwait(false);
    }
}
