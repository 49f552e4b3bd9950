using System.Diagnostics;

namespace TenantMigrations.Benchmarks.Contestants;

/// <summary>A program that brings a fleet up to date.</summary>
internal interface IContestant
{
    string Name { get; }

    /// <summary>Contestants with one name here leave the same database behind, so that they share a prepared one.</summary>
    string JournalName { get; }

    ProcessStartInfo Start(FleetJob job);

    /// <summary>A query for the number of recorded migrations of the tenants in the connected database.</summary>
    string CountJournalRows(IReadOnlyList<string> tenantSchemas);
}
