using System.CommandLine;
using System.Text;
using TenantMigrations.Postgres;
using TenantMigrations.Postgres.Local;

namespace TenantMigrations.Runner;

internal sealed class VerifyVerb : Verb
{
    private readonly Option<string?> _seed = new("--seed") { Description = "Load the rows of this SQL file meanwhile, each statement as soon as its tables exist.", HelpName = "FILE" };
    private readonly Option<string?> _report = new("--report") { Description = "Write the report to this file, too, as Markdown for a pull request.", HelpName = "FILE" };

    public VerifyVerb()
        : base(
            "verify",
            "Try the migrations out on a throw-away PostgreSQL.",
            "Applies each one, undoes it and applies it again, comparing the catalog each time; then tenant after tenant, then everything down. Reports what each statement locks and rewrites. "
            + "Starts a server of its own; with --connection-variable it makes and drops databases of its own on that one. The fleet's databases are never touched.")
    {
        Options.Add(_seed);
        Options.Add(_report);
    }

    public override IReadOnlyList<string> Usages => ["[--seed FILE] [--report FILE] [--tenant ID ID] [options]"];

    public override IReadOnlyList<string> Examples => ["", "--seed rows.sql --report verify.md", "--format json"];

    public override string WhenCancelled(ParseResult arguments) => "What the migrations were tried on is taken away, and nothing else was touched.";

    public override string ExitNote => "0 nothing found · 1 a migration failed · 3 there are findings";

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        RequireFolder(arguments.GetValue(_report), context);
        var loaded = new SettingsLoader(context.Environment).LoadForTrial(context.Arguments);
        var settings = FleetSettingsBinder.Bind(loaded.Configuration, context.Registry.Settings);
        var request = new VerificationRequest
        {
            TenantIds = context.Arguments.TenantIds,
            Seed = arguments.GetValue(_seed) is { } seed ? ReadSeed(seed, context) : null,
            SettingsDirectory = loaded.Directory,
        };
        context.Announce();
        VerificationReport report;
        var server = await OpenAsync(settings, context, cancellationToken).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            report = await MigrationVerification.RunAsync(context.Registry, settings, server, request, context.Progress.Say, cancellationToken).ConfigureAwait(false);
        }

        context.Results.Verified(report);
        if (arguments.GetValue(_report) is { } path) WriteReport(path, report, context);
        return report.Failure is not null ? ExitCode.Failed : report.Findings.Count > 0 ? ExitCode.Findings : ExitCode.Done;
    }

    // Found out before all the work, not behind it.
    private static void RequireFolder(string? report, VerbContext context)
    {
        if (report is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(report, context.Environment.CurrentDirectory))))
            throw new UsageException($"The report cannot be written to '{report}': there is no such folder. Nothing was tried out.");
    }

    private static async Task<VerificationServer> OpenAsync(FleetSettings settings, VerbContext context, CancellationToken cancellationToken)
    {
        if (context.Arguments.ConnectionVariable is not null)
            return await VerificationServer.OpenAsync(settings.ConnectionString!, isOwn: false, behind: null, cancellationToken).ConfigureAwait(false);

        var local = await LocalPostgres.StartThrowawayAsync(ProjectFolder.Of(context.Arguments, context.Environment), context.Progress.Say, cancellationToken).ConfigureAwait(false);
        try
        {
            return await VerificationServer.OpenAsync(local.ConnectionString, isOwn: true, local, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await local.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static Seed ReadSeed(string path, VerbContext context)
    {
        var file = Path.GetFullPath(path, context.Environment.CurrentDirectory);
        try
        {
            return Seed.Read(path, MigrationText.Decode(File.ReadAllBytes(file)), context.Registry);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new UsageException($"The seed '{path}' cannot be read: {exception.Message}");
        }
    }

    private static void WriteReport(string path, VerificationReport report, VerbContext context)
    {
        var file = Path.GetFullPath(path, context.Environment.CurrentDirectory);
        WholeFile.Write(file, "The report", stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
            new VerificationMarkdown(writer, context.Registry, context.Name).Write(report);
        });
        context.Progress.Say($"The report is in {Printable.Text(path)}.");
    }
}
