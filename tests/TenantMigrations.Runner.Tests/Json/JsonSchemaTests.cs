using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

/// <summary>The documents are contracts: their schemas come from the types, are approved as files, and stand in docs/cli.md.</summary>
public sealed class JsonSchemaTests
{
    public static TheoryData<string> Documents => new(Types.Keys);

    private static Dictionary<string, JsonTypeInfo> Types => new(StringComparer.Ordinal)
    {
        ["status"] = RunnerJson.Default.StatusDocument,
        ["plan"] = RunnerJson.Default.PlanDocument,
        ["run"] = RunnerJson.Default.RunDocument,
        ["status-run"] = RunnerJson.Default.RunStatusDocument,
        ["rollback"] = RunnerJson.Default.RollbackDocument,
        ["validate"] = RunnerJson.Default.ValidationDocument,
        ["verify"] = RunnerJson.Default.VerificationDocument,
        ["recover"] = RunnerJson.Default.RecoveryDocument,
        ["init"] = RunnerJson.Default.InitDocument,
        ["tenants list"] = RunnerJson.Default.TenantListDocument,
        ["tenants add"] = RunnerJson.Default.AddedTenantDocument,
        ["tenants remove"] = RunnerJson.Default.RemovedTenantDocument,
        ["tenants suspend"] = RunnerJson.Default.TenantStateDocument,
        ["baseline"] = RunnerJson.Default.BaselineDocument,
        ["import"] = RunnerJson.Default.ImportDocument,
        ["script"] = RunnerJson.Default.ScriptDocument,
        ["create"] = RunnerJson.Default.WriteDocument,
        ["lint"] = RunnerJson.Default.LintDocument,
        ["graph"] = RunnerJson.Default.GraphDocument,
        ["templates"] = RunnerJson.Default.TemplateListDocument,
        ["templates NAME"] = RunnerJson.Default.TemplateDocument,
        ["lock"] = RunnerJson.Default.LockDocument,
        ["rebase"] = RunnerJson.Default.RebaseDocument,
        ["error"] = RunnerJson.Default.ErrorDocument,
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_schema_is_as_approved(string document) =>
        Snapshot.Verify(SchemaOf(document).ToJsonString(new JsonSerializerOptions { WriteIndented = true }), "json", $"Schema.{document}");

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_schema_stands_in_the_documentation(string document)
    {
        var page = File.ReadAllText(Repository.PathTo("docs", "cli.md")).ReplaceLineEndings("\n");
        var schema = $"```ts\n{SchemaText.Of(SchemaOf(document))}\n```";
        Assert.True(page.Contains(schema, StringComparison.Ordinal), $"docs/cli.md does not show the document of '{document}' as it is:\n{schema}");
    }

    private static JsonNode SchemaOf(string document) => JsonSchemaExporter
        .GetJsonSchemaAsNode(Types[document], new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
}
