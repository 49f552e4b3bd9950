namespace TenantMigrations.Testing;

/// <summary>How migrations are tested. All of it has defaults.</summary>
public sealed record MigrationTestOptions
{
    /// <summary>
    /// What <c>tenantmigrations.json</c> says of how migrations run, such as <see cref="FleetSettings.TenantRole"/>, <see cref="FleetSettings.SharedSchemas"/> and
    /// <see cref="FleetSettings.Placeholders"/>. Connection, tenants, waves and budgets are the kit's own.
    /// </summary>
    public FleetSettings Settings { get; init; } = new();

    /// <summary>The ids of two tenants, in the form that the migrations expect. Default: <c>acme</c> and <c>birch</c>.</summary>
    public IReadOnlyList<string> TenantIds { get; init; } = ["acme", "birch"];

    /// <summary>
    /// For <see cref="MigrationAssert.UpDownUpAsync"/>: a file of SQL with rows, so that what only fails on rows is seen. A statement is loaded as soon as what it
    /// names exists. Default: none.
    /// </summary>
    public string? SeedFile { get; init; }
}
