using System.Globalization;
using System.Text.Json;
using TenantMigrations.Engine;
using TenantMigrations.TestKit;
using YamlDotNet.RepresentationModel;

namespace TenantMigrations.Runner.Tests;

/// <summary>The manifests of samples/kubernetes against the runner as it is: what they start, which exit codes they know, and how long they wait.</summary>
public sealed class KubernetesSampleTests
{
    private static readonly string s_folder = Repository.PathTo("samples", "kubernetes");

    public static TheoryData<string> Manifests => [.. Directory.GetFiles(s_folder, "*.yaml").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Manifests))]
    public async Task A_manifests_command_is_one_that_the_runner_takes(string manifest)
    {
        var job = Read(manifest);
        var container = Assert.Single(Items(At(job, "spec", "template", "spec", "containers")));
        using var run = new TestRun();
        run.Variables.Clear();
        run.Variables["JOB_COMPLETION_INDEX"] = "2";
        foreach (var variable in Items(At(container, "env"))) run.Variables[Text(At(variable, "name"))] = variable.Children.ContainsKey("value") ? Text(At(variable, "value")) : "Host=db1;Password=hunter2";

        Assert.True(await run.RunAsync([.. ((YamlSequenceNode)At(container, "args")).Select(Text)]) == ExitCode.Done, run.ErrorText);
        var request = Assert.IsType<PlanRequest>(run.Fleet.Asked);
        Assert.Equal("Host=db1;Password=hunter2", run.Opening!.Settings.Configuration["ConnectionString"]);
        if (!Has(job, "spec", "completionMode"))
        {
            Assert.Null(request.Shard);
            return;
        }

        Assert.Equal(("Indexed", 2), (Text(At(job, "spec", "completionMode")), request.Shard!.Index));
        Assert.Equal(request.Shard.Count, Number(At(job, "spec", "completions")));
        Assert.Equal(request.Shard.Count, Number(At(job, "spec", "parallelism")));
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void What_another_pod_would_find_the_same_is_final_and_a_drained_node_does_not_count(string manifest)
    {
        var spec = At(Read(manifest), "spec");
        Assert.Equal("Never", Text(At(spec, "template", "spec", "restartPolicy")));
        var rules = Items(At(spec, "podFailurePolicy", "rules")).ToArray();
        Assert.Equal("Ignore", Text(At(rules[0], "action")));
        Assert.Equal("DisruptionTarget", Text(At(Assert.Single(Items(At(rules[0], "onPodConditions"))), "type")));
        var container = Assert.Single(Items(At(spec, "template", "spec", "containers")));
        var final = new List<int>();
        foreach (var rule in rules[1..])
        {
            Assert.Contains(Text(At(rule, "action")), new[] { "FailJob", "FailIndex" });
            Assert.Equal(Text(At(container, "name")), Text(At(rule, "onExitCodes", "containerName")));
            final.AddRange(((YamlSequenceNode)At(rule, "onExitCodes", "values")).Select(Number));
        }

        Assert.Equal([(int)ExitCode.Usage, (int)ExitCode.Findings], final);
        Assert.True(Number(At(spec, Has(spec, "completionMode") ? "backoffLimitPerIndex" : "backoffLimit")) > 0);
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void A_pod_has_no_rights_to_spare_and_the_time_to_end_cleanly(string manifest)
    {
        var pod = At(Read(manifest), "spec", "template", "spec");
        using var settings = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("samples", "Storefront", "tenantmigrations.json")));
        var lockTimeout = TimeSpan.Parse(settings.RootElement.GetProperty("LockTimeout").GetString()!, CultureInfo.InvariantCulture);
        Assert.True(Number(At(pod, "terminationGracePeriodSeconds")) > 2 * lockTimeout.TotalSeconds);
        Assert.Equal("true", Text(At(pod, "securityContext", "runAsNonRoot")));
        Assert.Equal("false", Text(At(pod, "automountServiceAccountToken")));
        var container = Assert.Single(Items(At(pod, "containers")));
        Assert.Equal(("false", "true"), (Text(At(container, "securityContext", "allowPrivilegeEscalation")), Text(At(container, "securityContext", "readOnlyRootFilesystem"))));
        Assert.True(Has(container, "resources", "limits", "memory"));

        // The connection is a secret: it is named, and does not stand there.
        var connection = Items(At(container, "env")).Single(variable => Text(At(variable, "name")) == "TENANTMIGRATIONS__CONNECTIONSTRING");
        Assert.True(Has(connection, "valueFrom", "secretKeyRef", "key"));
    }

    [Fact]
    public void The_image_starts_the_sample_as_somebody_who_is_not_root()
    {
        var lines = File.ReadAllLines(Path.Combine(s_folder, "Dockerfile"));
        Assert.Contains("USER $APP_UID", lines);
        Assert.Equal("ENTRYPOINT [\"dotnet\", \"Storefront.dll\"]", lines[^1]);
        Assert.True(File.Exists(Repository.PathTo("samples", "Storefront", "Storefront.csproj")));
    }

    private static YamlMappingNode Read(string manifest)
    {
        using var reader = File.OpenText(Path.Combine(s_folder, manifest));
        var yaml = new YamlStream();
        yaml.Load(reader);
        var job = (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
        Assert.Equal(("batch/v1", "Job"), (Text(At(job, "apiVersion")), Text(At(job, "kind"))));
        return job;
    }

    private static YamlNode At(YamlNode node, params string[] path) => path.Aggregate(node, (at, name) =>
        ((YamlMappingNode)at).Children.TryGetValue(name, out var next) ? next : throw new KeyNotFoundException($"{string.Join('.', path)}: no '{name}'"));

    private static bool Has(YamlNode node, params string[] path)
    {
        foreach (var name in path)
        {
            if (node is not YamlMappingNode mapping || !mapping.Children.TryGetValue(name, out var next)) return false;
            node = next;
        }

        return true;
    }

    private static IEnumerable<YamlMappingNode> Items(YamlNode node) => ((YamlSequenceNode)node).Cast<YamlMappingNode>();

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static int Number(YamlNode node) => int.Parse(Text(node), CultureInfo.InvariantCulture);
}
