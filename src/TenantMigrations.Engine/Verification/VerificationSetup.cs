namespace TenantMigrations.Engine;

/// <summary>What all passes of one verification share.</summary>
internal sealed class VerificationSetup(
    MigrationRegistry registry, FleetSettings settings, IVerificationServer server, IReadOnlyList<TenantEntry> tenants, Seed? seed, Action<string> say)
{
    private StepPreparer? _steps;

    public MigrationRegistry Registry => registry;

    public FleetSettings Settings => settings;

    public IVerificationServer Server => server;

    /// <summary>The two tenants, without a place yet.</summary>
    public IReadOnlyList<TenantEntry> Tenants => tenants;

    public Seed? Seed => seed;

    public Action<string> Say => say;

    public MigrationGraph Graph { get; } = new(registry);

    public StepPreparer Steps => _steps ??= new StepPreparer(Graph, settings.Placeholders);

    public ErrorMapper Errors { get; } = new(registry);

    public Guid RunId { get; } = Guid.NewGuid();

    /// <summary>The role of tenant migrations, under <see cref="TenantIsolation.Shared"/>.</summary>
    public string? TenantRole => registry.Settings.Isolation == TenantIsolation.Shared ? settings.TenantRole : null;

    public string JournalSchema => registry.Settings.JournalSchema;

    /// <summary>As the fleet's, a transaction a migration: each is looked at by itself.</summary>
    public ExecutionPolicy Policy { get; } = new()
    {
        Isolation = registry.Settings.Isolation,
        JournalSchema = registry.Settings.JournalSchema,
        TenantSetting = registry.Settings.TenantSetting,
        TransactionPer = TransactionPer.Migration,
        LockTimeout = settings.LockTimeout,
        StatementTimeout = settings.StatementTimeout,
        TenantRole = settings.TenantRole,
        SharedSchemas = settings.SharedSchemas,
        Parallelism = 1,
        Actor = "verify",
    };
}
