using TenantMigrations.Analysis;
using TenantMigrations.Engine;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Templates;

/// <summary>Each migration of each template restores what was there before it, and works for a role that is no superuser.</summary>
public sealed class TemplateVerification
{
    [Theory]
    [InlineData(TenantIsolation.Shared)]
    [InlineData(TenantIsolation.Schema)]
    [InlineData(TenantIsolation.Database)]
    public async Task Every_migration_goes_up_down_and_up_alone(TenantIsolation isolation)
    {
        var cases = new TemplateCases(isolation, "orders");
        var options = new ScriptOptions { Isolation = isolation };
        var written = new WrittenDrafts(options);

        // Without rows: those of a global migration would belong to no tenant that is added later.
        written.AddFile("base", string.Join('\n', cases.Base.Up.Split('\n').Where(line => !line.StartsWith("INSERT", StringComparison.Ordinal))), cases.Base.Down);
        foreach (var (template, values) in cases.All()) written.Add(TemplateCatalog.BuiltIn.Single(item => item.Name == template).Make(values, options).Drafts);

        var registry = CompiledDrafts.Registry(options, written.Files);
        var settings = new FleetSettings { Tenants = new TenantSourceSettings { List = [new TenantEntry { Id = "ac'me" }, new TenantEntry { Id = "birch" }] } };
        await using var server = await VerificationServer.OpenAsync(await PostgresServer.Current.GetConnectionStringAsync(), isOwn: false);
        var report = await MigrationVerification.RunAsync(registry, settings, server, new VerificationRequest(), static _ => { }, TestContext.Current.CancellationToken);
        if (report.Findings.Count > 0) Assert.Fail(string.Join("\n\n", report.Findings.Select(finding => $"{finding.Kind} {finding.Path}: {finding.Message}\n{string.Join('\n', finding.Changes)}")));
        Assert.Null(report.Failure);
    }
}
