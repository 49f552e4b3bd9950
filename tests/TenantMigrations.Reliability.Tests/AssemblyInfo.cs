using TenantMigrations.Reliability.Tests.Harness;

[assembly: AssemblyFixture(typeof(FleetTemplates))]
