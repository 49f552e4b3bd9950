using TenantMigrations.Analysis;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Tests.Fleets;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Verification;

/// <summary>Migrations that are verified on the tests' server.</summary>
internal sealed class Trial(TenantIsolation isolation = TenantIsolation.Schema)
{
    private readonly List<(string Path, string Text)> _files = [];
    private readonly Dictionary<string, Func<CodeMigration>> _code = new(StringComparer.Ordinal);
    private readonly RegistrySettings _compiled = new() { Isolation = isolation };

    public FleetSettings Settings { get; set; } = new()
    {
        LockTimeout = TimeSpan.FromSeconds(5),
        Tenants = new TenantSourceSettings { List = [new TenantEntry { Id = "acme" }, new TenantEntry { Id = "birch" }] },
    };

    public string? Seed { get; set; }

    public IReadOnlyList<string>? TenantIds { get; set; }

    /// <summary>The connection string of a server that nobody else uses; null for the tests' one.</summary>
    public string? OwnServer { get; set; }

    public string Global(string name, string up, string? down = null, string needs = "", string options = "", string verify = "", bool direct = false) =>
        Add("system", name, up, down, needs, options, verify, direct);

    public string Tenant(string name, string up, string? down = null, string needs = "", string options = "", string verify = "", bool direct = false) =>
        Add("tenant-specific", name, up, down, needs, options, verify, direct);

    /// <summary>A migration in C# for tenants; the texts are run by its code.</summary>
    public string Code(string name, Func<MigrationContext, CancellationToken, Task> up, Func<MigrationContext, CancellationToken, Task> down, string needs = "", bool direct = false)
    {
        var id = $"{20240101000000 + _files.Count}_{name}";
        var dependsOn = string.Concat(needs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(need => $"[DependsOn(\"{need}\")]\n"));
        _files.Add(($"migrations/{name}.cs", $$"""
            using TenantMigrations;
            [Migration("{{id}}", Scope = MigrationScope.Tenant{{(direct ? ", Transaction = false" : "")}})]
            {{dependsOn}}public sealed class M{{_files.Count}} : CodeMigration
            {
                public override Task UpAsync(MigrationContext context, CancellationToken cancellationToken) => Task.CompletedTask;
                public override Task DownAsync(MigrationContext context, CancellationToken cancellationToken) => Task.CompletedTask;
            }
            """));
        _code.Add(id, () => new Body(up, down));
        return id;
    }

    public Task<VerificationReport> VerifyAsync() => VerifyAsync(CancellationToken.None);

    public async Task<VerificationReport> VerifyAsync(CancellationToken cancellationToken)
    {
        var texts = _files.ToDictionary(file => file.Path, file => file.Text);
        var registry = WrittenRegistry.Read(_compiled, [.. _files.Select(Read)], script => texts[script.Path], script => _code[script.Id]);
        await using var server = await VerificationServer.OpenAsync(OwnServer ?? await PostgresServer.Current.GetConnectionStringAsync(), isOwn: OwnServer is not null);
        var request = new VerificationRequest { TenantIds = TenantIds, Seed = Seed is null ? null : Engine.Seed.Read("seed.sql", Seed, registry) };
        return await MigrationVerification.RunAsync(registry, Settings, server, request, _ => { }, cancellationToken);
    }

    private static MigrationScript Read((string Path, string Text) file) => file.Path.EndsWith(".sql", StringComparison.Ordinal)
        ? ScriptReader.ReadFile(file.Path, file.Path, file.Text)
        : ScriptReader.ReadClass(ClassScanner.Read([new ClassSourceFile(file.Path, file.Path, file.Text)]).Single().Facts, ScriptOptions.Default);

    private string Add(string folder, string name, string up, string? down, string needs, string options, string verify, bool direct)
    {
        var id = $"{20240101000000 + _files.Count}_{name}";
        var dependencies = string.Concat(needs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(need => $"-- depends-on: {need}\n"));
        var directives = string.Concat(options.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(option => $"-- {option}\n"));
        var transaction = direct ? " transaction:false" : "";
        var text = $"-- description: {name}\n{dependencies}{directives}\n-- migrate:up{transaction}\n{up};\n";
        if (down is not null) text += $"\n-- migrate:down{transaction}\n{down};\n";
        if (verify.Length > 0) text += $"\n-- migrate:verify\n{verify};\n";
        _files.Add(($"migrations/{folder}/{id}.sql", text));
        return id;
    }

    private sealed class Body(Func<MigrationContext, CancellationToken, Task> up, Func<MigrationContext, CancellationToken, Task> down) : CodeMigration
    {
        public override Task UpAsync(MigrationContext context, CancellationToken cancellationToken) => up(context, cancellationToken);

        public override Task DownAsync(MigrationContext context, CancellationToken cancellationToken) => down(context, cancellationToken);
    }
}
