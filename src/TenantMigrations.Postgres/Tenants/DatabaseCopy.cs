using System.Data;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Tenants;

/// <summary>
/// Makes a tenant's database out of a template's. It gets its own name last, when its journal says whose it is and it is what was proven: under that name
/// there is never half of it. What a kill leaves has a name of its own, and goes the next time.
/// </summary>
internal sealed class DatabaseCopy(TenantCopy copy, ExecutionPolicy policy, JournalSql journal)
{
    private readonly string _target = ServerLoan.NameOf(copy.Target.Database);
    private readonly string _workshop = $"tm_copy_{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(ServerLoan.NameOf(copy.Target.Database))))[..24].ToLowerInvariant()}";

    public async Task<TenantCopyResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ServerLoan.UseAsync(
                ServerLoan.Maintenance(copy.Target.Database),
                async connection =>
                {
                    var turn = await TakeTurnAsync(connection, cancellationToken).ConfigureAwait(false);
                    await using var end = turn.ConfigureAwait(false);
                    return await MakeAsync(cancellationToken).ConfigureAwait(false);
                },
                "cannot copy a database",
                cancellationToken).ConfigureAwait(false);
        }
        catch (FleetException trouble) when (trouble.Kind == FleetErrorKind.Settings)
        {
            return TenantCopyResult.Refused(trouble.Message.TrimEnd('.'));
        }
    }

    private async Task<TenantCopyResult> MakeAsync(CancellationToken cancellationToken)
    {
        if (!await IsMissingAsync(cancellationToken).ConfigureAwait(false)) return TenantCopyResult.Refused("the place is there already");
        await CreateAsync(cancellationToken).ConfigureAwait(false);
        var isInPlace = false;
        try
        {
            var (isAtHead, made) = await ServerLoan.UseAsync(
                ConnectionStrings.Resolve(copy.Target.Database.ConnectionString, _workshop), connection => SignAsync(connection, cancellationToken), "cannot be copied to", cancellationToken)
                .ConfigureAwait(false);
            if (!isAtHead || made?.Hash != copy.ProvenHash)
                return TenantCopyResult.Refused(!isAtHead ? "it is not at the head" : made is null ? "it holds more rows than a template has" : "its copy is not what the migrations make", made);

            await OnServerAsync($"ALTER DATABASE {SqlText.Identifier(_workshop)} RENAME TO {SqlText.Identifier(_target)}", cancellationToken).ConfigureAwait(false);
            isInPlace = true;
            return TenantCopyResult.Done;
        }
        finally
        {
            if (!isInPlace) await DropAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        for (var isAgain = false; ; isAgain = true)
        {
            await DropAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await OnServerAsync(
                    $"CREATE DATABASE {SqlText.Identifier(_workshop)} TEMPLATE {SqlText.Identifier(ServerLoan.NameOf(copy.Source.Database))}"
                    + (copy.Owner is null ? "" : $" OWNER {SqlText.Identifier(copy.Owner)}"),
                    cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (FleetException there) when (!isAgain && there.InnerException is PostgresException { SqlState: PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation })
            {
                // The server was still at it for a process that was killed.
            }
        }
    }

    // Nobody but a process that was killed is connected to it.
    private Task<int> DropAsync(CancellationToken cancellationToken) => OnServerAsync($"DROP DATABASE IF EXISTS {SqlText.Identifier(_workshop)} WITH (FORCE)", cancellationToken);

    private async Task<bool> IsMissingAsync(CancellationToken cancellationToken) =>
        (await new TenantProvisioning(policy).FindMissingDatabasesAsync([copy.Target.Database], cancellationToken).ConfigureAwait(false)).Count > 0;

    /// <summary>One process at a time copies to a database. Its end gives the turn free, whatever ends it.</summary>
    private async Task<NpgsqlTransaction> TakeTurnAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        using var take = new NpgsqlCommand("SELECT pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtextextended('tenant_migrations copy ' || $1, 0))", connection, transaction);
        take.Parameters.Text(_workshop);
        for (var pause = TimeSpan.FromMilliseconds(10); await take.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true; pause = pause < TimeSpan.FromSeconds(1) ? pause * 2 : pause)
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        return transaction;
    }

    /// <summary>Makes the journal the new tenant's, and reads what the place holds.</summary>
    private async Task<(bool IsAtHead, CatalogSnapshot? Made)> SignAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var state = await new JournalReader(copy.Target.Database, journal).StateAsync(connection, cancellationToken).ConfigureAwait(false);
        if (state.Tenants.GetValueOrDefault(copy.Source.Id) != copy.SourceHead || state.Global != copy.GlobalHead) return (false, null);

        using (var batch = new NpgsqlBatch(connection))
        {
            batch.Add(journal.LogCopies).Text(copy.Source.Id).Text(copy.Target.Id).Text(policy.Actor).Text($"copied from tenant {copy.Source.Id}");
            batch.Add(journal.GiveStatus).Text(copy.Source.Id).Text(copy.Target.Id);
            batch.Add(journal.ForgetHead).Text(copy.Source.Id);
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        return (true, await TenantCatalog.ReadAsync(connection, null, policy.JournalSchema, cancellationToken).ConfigureAwait(false));
    }

    [SuppressMessage("Security", "CA2100", Justification = "CREATE, ALTER and DROP take no parameters; names are quoted.")]
    private Task<int> OnServerAsync(string sql, CancellationToken cancellationToken) => ServerLoan.UseAsync(
        ServerLoan.Maintenance(copy.Target.Database),
        async connection =>
        {
            using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        },
        "cannot copy a database",
        cancellationToken);
}
