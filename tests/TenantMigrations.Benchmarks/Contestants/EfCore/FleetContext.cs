using Microsoft.EntityFrameworkCore;

namespace TenantMigrations.Benchmarks.Contestants.EfCore;

/// <summary>A context without entities: real applications have a model, and EF Core then needs more time than it gets charged here.</summary>
internal sealed class FleetContext(DbContextOptions<FleetContext> options) : DbContext(options);
