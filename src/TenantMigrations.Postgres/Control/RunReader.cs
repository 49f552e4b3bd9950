using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Control;

/// <summary>Reads runs and their tenants.</summary>
internal sealed class RunReader(ControlSql control)
{
    public async Task<IReadOnlyList<RunRecord>> FindAsync(NpgsqlConnection connection, string reference, RunKind? lastOf, CancellationToken cancellationToken)
    {
        var isLast = reference.Equals("last", StringComparison.OrdinalIgnoreCase);
        if (!isLast && (reference.Length < 4 || !reference.All(c => char.IsAsciiHexDigit(c) || c == '-'))) return [];
        using var command = new NpgsqlCommand(isLast ? control.FindLast : control.Find, connection);
        command.Parameters.Text(isLast ? lastOf is { } kind ? ControlValues.Word(kind) : null : reference.ToLowerInvariant() + "%");
        var runs = new List<RunRecord>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) runs.Add(Run(reader));
        }

        return runs;
    }

    public async Task<IReadOnlyList<RunTenantRecord>> TenantsAsync(NpgsqlConnection connection, Guid runId, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(control.ReadTenants, connection);
        command.Parameters.Guid(runId);
        var tenants = new List<RunTenantRecord>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                tenants.Add(new RunTenantRecord(
                    reader.GetString(0), reader.GetString(1), reader.GetInt32(2), ControlValues.TenantState(reader.GetString(3)), Text(reader, 4), reader.GetDateTime(5)));
            }
        }

        return tenants;
    }

    private static RunRecord Run(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Kind = ControlValues.Kind(reader.GetString(1)),
        State = ControlValues.State(reader.GetString(2)),
        PlanHash = reader.GetString(3),
        Actor = reader.GetString(4),
        StartedAt = reader.GetDateTime(5),
        EndedAt = reader.IsDBNull(6) ? null : reader.GetDateTime(6),
        TenantIds = TextArray.Read(Text(reader, 7)),
        MigrationId = Text(reader, 8),
        Waves = TextArray.Read(Text(reader, 9)) ?? [],
        Shards = reader.GetInt32(10),
        Reason = Text(reader, 11),
        HeardAt = reader.IsDBNull(12) ? null : reader.GetDateTime(12),
        SilentFor = reader.IsDBNull(13) ? null : TimeSpan.FromSeconds(reader.GetDouble(13)),
    };

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
