using System.Data;
using System.Diagnostics.CodeAnalysis;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Inspection;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Tenants;

/// <summary>
/// Fills a tenant's empty schema with what a template's holds, and writes its journal rows, in one transaction under both tenants' locks. It commits only
/// where the result is what was proven.
/// </summary>
internal sealed class SchemaCopy(TenantCopy copy, ExecutionPolicy policy, JournalSql journal)
{
    private const string Script = "TenantMigrations.Postgres.Tenants.SchemaCopy.sql";

    private static readonly Lazy<string> s_script = new(() => EmbeddedScripts.Text(Script));

    public async Task<TenantCopyResult> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        try
        {
            if (!await HoldSourceAsync(connection, cancellationToken).ConfigureAwait(false)) return TenantCopyResult.Refused("it is not at the head");
            if (await TenantCatalog.HasTooManyRowsAsync(connection, copy.Source.Schema, policy.JournalSchema, cancellationToken).ConfigureAwait(false))
                return TenantCopyResult.Refused("it holds more rows than a template has");
            var statements = await ReadStatementsAsync(connection, cancellationToken).ConfigureAwait(false);
            await FillAsync(connection, statements, cancellationToken).ConfigureAwait(false);
            var made = await TenantCatalog.ReadAsync(connection, copy.Target.Schema, policy.JournalSchema, cancellationToken).ConfigureAwait(false);
            if (made?.Hash != copy.ProvenHash) return TenantCopyResult.Refused("its copy is not what the migrations make", made);
            await LeaveAsync(connection, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return TenantCopyResult.Done;
        }
        catch (PostgresException refused) when (!Connections.ConnectionTrouble.IsLoss(refused) && !cancellationToken.IsCancellationRequested)
        {
            return TenantCopyResult.Refused($"the server refused it: {refused.MessageText} ({refused.SqlState})");
        }
    }

    private async Task<bool> HoldSourceAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using (var hold = new NpgsqlCommand(journal.Hold, connection))
        {
            hold.Parameters.Text(copy.Source.Id);
            await hold.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }

        using var head = new NpgsqlCommand(journal.ReadHead, connection);
        head.Parameters.Text(copy.Source.Id);
        var reader = await head.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) && new JournalHead(reader.GetInt32(0), reader.GetInt64(1)) == copy.SourceHead;
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "The query is a constant of this assembly.")]
    private async Task<IReadOnlyList<string>> ReadStatementsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await PathAsync(connection, SqlText.Identifier(copy.Source.Schema!), cancellationToken).ConfigureAwait(false);
        using var command = new NpgsqlCommand(s_script.Value, connection);
        command.Parameters.Text(copy.Source.Schema);
        return await CatalogQueries.TextsAsync(command, cancellationToken).ConfigureAwait(false);
    }

    [SuppressMessage("Security", "CA2100", Justification = "The statements come from the server's own catalog functions, which quote.")]
    private async Task FillAsync(NpgsqlConnection connection, IReadOnlyList<string> statements, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.Add(journal.Enter).Text(copy.Target.Id).Integer(0).Long(0).Text(SqlText.Identifier(copy.Target.Schema!)).Text(policy.TenantSetting)
            .Text(FormattableString.Invariant($"{policy.LockTimeout.TotalMilliseconds:0}ms")).Text(null).Text(null).Texts(null).Texts(null).Texts(null);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SET LOCAL check_function_bodies = off"));
        foreach (var statement in statements) batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task LeaveAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var leave = new NpgsqlCommand(journal.LeaveAll, connection);
        leave.Parameters.Text(copy.Target.Id)
            .Texts([.. copy.Migrations.Select(migration => migration.Id)])
            .Texts([.. copy.Migrations.Select(migration => migration.Checksum)])
            .Texts([.. copy.Migrations.Select(_ => "copied")])
            .Guid(Guid.NewGuid()).Text(policy.Actor).Text(policy.TenantSetting);
        await leave.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task PathAsync(NpgsqlConnection connection, string path, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT pg_catalog.set_config('search_path', $1, true)", connection);
        command.Parameters.Text(path);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
