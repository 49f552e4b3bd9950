using Npgsql;

namespace TenantMigrations.Postgres.Execution;

/// <summary>The session of work outside a transaction.</summary>
/// <param name="Connection">Its connection.</param>
/// <param name="ProcessId">The server process that is its own, also behind a pooler in session mode.</param>
internal readonly record struct DirectSession(NpgsqlConnection Connection, int ProcessId);
