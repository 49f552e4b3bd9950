namespace TenantMigrations.Runner.TestProgram;

/// <summary>
/// A table of notes, and a note for every tenant. The tenant <c>broken</c> divides by zero, on line 2 at column 11, unless the setting <c>notes.divisor</c> says another number; the tenant <c>slow</c> takes a minute.
/// </summary>
public sealed class NotesRegistry : MigrationRegistry
{
    public const string Create = "20240101090000_create_notes";
    public const string Welcome = "20240102090000_welcome";

    private const string Tenant = "current_setting('app.current_tenant_id')";

    public NotesRegistry()
        : base(
            new RegistrySettings(),
            [
                Define(Create, MigrationScope.Global, "CREATE TABLE notes (tenant text, note text)", "DROP TABLE notes", dependents: [1]),
                Define(
                    Welcome,
                    MigrationScope.Tenant,
                    $"INSERT INTO notes\nSELECT {Tenant}, pg_sleep(CASE {Tenant} WHEN 'slow' THEN 60 ELSE 0 END)::text || 1 / (CASE {Tenant} WHEN 'broken' THEN coalesce(current_setting('notes.divisor', true), '0')::int ELSE 1 END)",
                    $"DELETE FROM notes WHERE tenant = {Tenant}",
                    dependencies: [0]),
            ])
    {
    }

    private static MigrationDefinition Define(string id, MigrationScope scope, string up, string down, int[]? dependencies = null, int[]? dependents = null) => new()
    {
        Id = id,
        Name = id,
        Scope = scope,
        Kind = MigrationKind.SqlFile,
        Checksum = MigrationChecksum.OfTrimmedText(up),
        SourcePath = $"migrations/{id}.sql",
        Dependencies = dependencies ?? [],
        Dependents = dependents ?? [],
        Up = Part(up),
        Down = Part(down),
    };

    private static MigrationPart Part(string sql) => new() { Statements = [new StatementSpan(0, sql.Length)], Constant = () => sql };
}
