namespace TenantMigrations.Runner;

/// <summary>Work on a tenant, or global work, at one moment.</summary>
/// <param name="Whose">The tenant, or the database of global work in words.</param>
/// <param name="Step">The number of the migration that is at work, from 1.</param>
/// <param name="Steps">How many migrations there are.</param>
/// <param name="For">How long it has been worked on.</param>
/// <param name="Said">What the migration said last, or what it waits for; null where there is nothing.</param>
internal sealed record WorkSnapshot(string Whose, int Step, int Steps, TimeSpan For, string? Said);
