using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TenantMigrations.Benchmarks.Workload;

namespace TenantMigrations.Benchmarks.Contestants.EfCore;

// Inside the namespace, or our own type of this name would come first.
using Migration = Microsoft.EntityFrameworkCore.Migrations.Migration;

/// <summary>Sends the file of the same id, one <c>Sql()</c> call a file, which is the quicker way to write it.</summary>
[DbContext(typeof(FleetContext))]
internal abstract class EfMigration(int number) : Migration
{
    private static readonly WorkloadMigration[] s_files = WorkloadFolder.Read();

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(s_files[number - 1].Sql);
}
