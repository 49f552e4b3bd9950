namespace TenantMigrations.Runner;

/// <summary>Opens the fleet that the settings describe. Tests put another one in its place.</summary>
internal delegate Task<OpenedFleet> FleetOpener(FleetOpening opening, CancellationToken cancellationToken);
