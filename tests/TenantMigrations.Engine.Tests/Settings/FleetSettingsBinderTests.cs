using Microsoft.Extensions.Configuration;

namespace TenantMigrations.Engine.Tests.Settings;

public sealed class FleetSettingsBinderTests
{
    [Fact]
    public void Every_setting_is_bound()
    {
        var settings = Bind(
            """
            {
              "ConnectionString": "Host=db", "Parallelism": 8, "MaxConnections": 20, "LockTimeout": "500ms", "StatementTimeout": "00:01:30",
              "RunLockTimeout": "2min", "Retries": 0, "TransactionPer": "tenant", "MaxFailures": 3, "TenantRole": "app", "SharedSchemas": ["shared", "ext"],
              "Placeholders": { "app_role": "app", "other": "" }, "Local": true,
              "Tenants": { "List": [ "acme", { "id": "globex", "name": "Globex", "schema": "g", "database": "d", "connection": "Host=x", "labels": { "ring": "canary" }, "state": "suspended" } ] }
            }
            """);

        Assert.Equal("Host=db", settings.ConnectionString);
        Assert.Equal((8, 20, 0, 3), (settings.Parallelism, settings.MaxConnections, settings.Retries, settings.MaxFailures?.Count));
        Assert.Equal(TimeSpan.FromMilliseconds(500), settings.LockTimeout);
        Assert.Equal(TimeSpan.FromSeconds(90), settings.StatementTimeout);
        Assert.Equal(TimeSpan.FromMinutes(2), settings.RunLockTimeout);
        Assert.Equal(TransactionPer.Tenant, settings.TransactionPer);
        Assert.Equal("app", settings.TenantRole);
        Assert.Equal(["shared", "ext"], settings.SharedSchemas);
        Assert.Equal("", settings.Placeholders["other"]);
        Assert.True(settings.Local);
        var tenants = settings.Tenants.List!;
        Assert.Equal("acme", tenants[0].Id);
        Assert.Equal(("globex", "Globex", "g", "d", "Host=x", TenantState.Suspended), (tenants[1].Id, tenants[1].Name, tenants[1].Schema, tenants[1].Database, tenants[1].Connection, tenants[1].State));
        Assert.Equal("canary", tenants[1].Labels["ring"]);
    }

    [Fact]
    public void What_is_not_set_has_its_default()
    {
        Assert.Equivalent(new FleetSettings(), Bind("{}"));
    }

    [Fact]
    public void An_empty_list_of_tenants_is_a_list()
    {
        Assert.Empty(Bind("""{ "Tenants": { "List": [] } }""").Tenants.List!);
    }

    [Theory]
    [InlineData("""{ "Paralelism": 4 }""", "'Paralelism'", "did you mean 'Parallelism'?")]
    [InlineData("""{ "Tenants": { "Lst": ["a"] } }""", "'Tenants:Lst'", "did you mean 'List'?")]
    [InlineData("""{ "Tenants": { "List": [ { "id": "a", "scheme": "b" } ] } }""", "'Tenants:List:0:scheme'", "did you mean 'Schema'?")]
    [InlineData("""{ "Wibble": 4 }""", "'Wibble'", "known are")]
    [InlineData("""{ "Parallelism": "many" }""", "'Parallelism' is 'many'", "whole number of at least 1")]
    [InlineData("""{ "Parallelism": 0 }""", "'Parallelism' is '0'", "at least 1")]
    [InlineData("""{ "MaxFailures": 0 }""", "'MaxFailures' is '0'", "at least 1")]
    [InlineData("""{ "LockTimeout": "5" }""", "'LockTimeout' is '5'", "5s")]
    [InlineData("""{ "LockTimeout": "0s" }""", "'LockTimeout' is '0s'", "more than zero")]
    [InlineData("""{ "LockTimeout": "-1s" }""", "'LockTimeout' is '-1s'", "5s")]
    [InlineData("""{ "LockTimeout": "1000h" }""", "'LockTimeout' is '1000h'", "5s")]
    [InlineData("""{ "TransactionPer": "2" }""", "'TransactionPer' is '2'", "Migration or Tenant")]
    [InlineData("""{ "Local": "yes" }""", "'Local' is 'yes'", "true or false")]
    [InlineData("""{ "Isolation": "Shared" }""", "'Isolation' is 'Shared'", "compiled with 'Schema'")]
    [InlineData("""{ "JournalSchema": "other" }""", "'JournalSchema' is 'other'", "TenantMigrationsJournalSchema=other")]
    [InlineData("""{ "PostgresVersion": "17" }""", "'PostgresVersion' is '17'", "'15'")]
    [InlineData("""{ "Tenants": { "File": "a.json", "Query": "SELECT 1" } }""", "Tenants:File", "Tenants:Query")]
    [InlineData("""{ "Tenants": "acme" }""", "'Tenants'", "List, File, Query")]
    [InlineData("""{ "Tenants": { "List": [ { "id": "a", "state": "asleep" } ] } }""", "'asleep'", "Active or Suspended")]
    public void A_mistake_names_the_key_the_value_and_what_is_expected(string json, string key, string expected)
    {
        var error = Assert.Throws<FleetException>(() => Bind(json));

        Assert.Equal(FleetErrorKind.Settings, error.Kind);
        Assert.Contains(key, error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void All_mistakes_are_named_at_once_and_where_they_come_from()
    {
        Environment.SetEnvironmentVariable("TMTEST__Retries", "often");
        using var folder = TestKit.TemporaryFolder.Create();
        File.WriteAllText(Path.Combine(folder.Path, "fleet.json"), """{ "Paralelism": 4 }""");
        var configuration = new ConfigurationBuilder().SetBasePath(folder.Path).AddJsonFile("fleet.json").AddEnvironmentVariables("TMTEST__").Build();

        var error = Assert.Throws<FleetException>(() => FleetSettingsBinder.Bind(configuration, null));

        Assert.Contains("'Paralelism' (in fleet.json)", error.Message);
        Assert.Contains("'Retries' is 'often' (from the environment)", error.Message);
    }

    [Fact]
    public void What_agrees_with_the_compiled_settings_is_no_mistake()
    {
        Bind("""{ "Isolation": "schema", "TenantColumn": "tenant_id" }""");
    }

    [Fact]
    public void A_secret_is_never_repeated()
    {
        var error = Assert.Throws<FleetException>(() => Bind(
            """{ "ConnectionString": { "Password": "s3cret" }, "Tenants": { "List": [ { "id": "a", "connection": { "Password": "s3cret" } } ] } }"""));

        Assert.Contains("ConnectionString", error.Message);
        Assert.DoesNotContain("s3cret", error.Message);
        Assert.DoesNotContain("s3cret", new FleetSettings { ConnectionString = "s3cret" }.ToString());
    }

    private static FleetSettings Bind(string json) => FleetSettingsBinder.Bind(
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json))).Build(),
        new RegistrySettings { Isolation = TenantIsolation.Schema });
}
