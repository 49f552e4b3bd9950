using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TenantMigrations.Runner;

/// <summary>One document on stdout, nothing else.</summary>
internal sealed class JsonResults(MigrationRegistry registry, TextWriter output) : IResults
{
    public void Initialized(InitReport report) => Write(Documents.Of(report), RunnerJson.Default.InitDocument);

    public void Planned(MigrationPlan plan, PlanRequest request, string? file) => Write(PlanDocuments.Of(plan, request, registry), RunnerJson.Default.PlanDocument);

    public void Ran(RunReport report) => Write(RunDocuments.Of(report), RunnerJson.Default.RunDocument);

    public void Run(RunDetails details) => Write(RunStatusDocuments.Of(details), RunnerJson.Default.RunStatusDocument);

    public void Steered(RunRecord run) => Write(RunStatusDocuments.Of(new RunDetails(run, [])), RunnerJson.Default.RunStatusDocument);

    public void RollbackPlanned(MigrationPlan plan, RollbackRequest request) =>
        Write(PlanDocuments.Of(plan, request, registry), RunnerJson.Default.PlanDocument);

    public void RolledBack(RunReport report) => Write(RunDocuments.OfRollback(report), RunnerJson.Default.RollbackDocument);

    public void Status(FleetStatus status) => Write(StatusDocuments.Of(status), RunnerJson.Default.StatusDocument);

    public void Validated(ValidationReport report) => Write(Documents.Of(report), RunnerJson.Default.ValidationDocument);

    public void Verified(VerificationReport report) => Write(VerificationDocuments.Of(report, registry.Settings.Isolation), RunnerJson.Default.VerificationDocument);

    public void Recovered(RecoveryReport report, RecoverRequest request) => Write(Documents.Of(report), RunnerJson.Default.RecoveryDocument);

    public void Tenants(TenantListReport report) => Write(TenantDocuments.Of(report), RunnerJson.Default.TenantListDocument);

    public void Added(AddTenantReport report) => Write(TenantDocuments.Of(report), RunnerJson.Default.AddedTenantDocument);

    public void Removed(RemoveTenantReport report) => Write(TenantDocuments.Of(report), RunnerJson.Default.RemovedTenantDocument);

    public void StateChanged(TenantStateReport report) => Write(TenantDocuments.Of(report), RunnerJson.Default.TenantStateDocument);

    public void Locked(LockReport report, LockRequest request) => Write(HistoryDocuments.Of(report), RunnerJson.Default.LockDocument);

    public void Rebased(RebaseReport report, RebaseRequest request) => Write(HistoryDocuments.Of(report), RunnerJson.Default.RebaseDocument);

    public void Written(WriteReport report, bool isDryRun) => Write(AuthoringDocuments.Of(report), RunnerJson.Default.WriteDocument);

    public void Listed(ProjectTemplates templates, TenantIsolation isolation) => Write(TemplateDocuments.Of(templates, isolation), RunnerJson.Default.TemplateListDocument);

    public void Described(ListedTemplate template, TenantIsolation isolation) => Write(TemplateDocuments.Of(template, isolation), RunnerJson.Default.TemplateDocument);

    public void Linted(LintReport report) => Write(AuthoringDocuments.Of(report), RunnerJson.Default.LintDocument);

    public void Drawn(MigrationDiagram diagram) => Write(AuthoringDocuments.Of(diagram), RunnerJson.Default.GraphDocument);

    public void Imported(ImportReport report, ImportRequest request, ImportedHistory? history) => Write(ImportDocument.Of(report, history), RunnerJson.Default.ImportDocument);

    public void Baselined(BaselineReport report, BaselineRequest request) => Write(BaselineDocument.Of(report, request), RunnerJson.Default.BaselineDocument);

    public void Scripted(FleetScript script, string? file, string sql) => Write(ScriptDocument.Of(script, file, sql), RunnerJson.Default.ScriptDocument);

    public void Failed(Trouble trouble) =>
        Write(new ErrorDocument(new TroubleDocument(trouble.Kind, MessageWithPlace(trouble))), RunnerJson.Default.ErrorDocument);

    private static string MessageWithPlace(Trouble trouble) => trouble switch
    {
        { Path: null } => trouble.Message,
        { Line: { } line, Column: { } column } => $"{trouble.Path}({line},{column}): {trouble.Message}",
        _ => $"{trouble.Path}: {trouble.Message}",
    };

    // Piece by piece: the plan of a large fleet is many megabytes.
    private void Write<T>(T document, JsonTypeInfo<T> type)
    {
        using (var stream = new TextWriterStream(output)) JsonSerializer.Serialize(stream, document, type);
        output.WriteLine();
    }
}
