using System.Text.Json.Serialization;
using TenantMigrations.Analysis;

namespace TenantMigrations.Runner;

/// <summary>How the documents are written, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    Converters =
    [
        typeof(JsonStringEnumConverter<TenantIsolation>), // Shared, Schema, Database: as the settings and the docs write them
        typeof(WordConverter<MigrationStatus>),
        typeof(WordConverter<TenantState>),
        typeof(WordConverter<TenantOutcome>),
        typeof(WordConverter<RunOutcome>),
        typeof(WordConverter<RunKind>),
        typeof(WordConverter<RunState>),
        typeof(WordConverter<RunTenantState>),
        typeof(WordConverter<StepKind>),
        typeof(WordConverter<PlanVerbWord>),
        typeof(WordConverter<ValidationFindingKind>),
        typeof(WordConverter<TroubleKind>),
        typeof(WordConverter<TrialState>),
        typeof(WordConverter<VerificationOutcome>),
        typeof(WordConverter<VerificationFindingKind>),
        typeof(WordConverter<RelationKind>),
        typeof(WordConverter<MigrationScope>),
        typeof(WordConverter<TemplateValueKind>),
        typeof(WordConverter<BaselineState>),
        typeof(WordConverter<FindingSeverity>),
    ])]
[JsonSerializable(typeof(StatusDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(RunStatusDocument))]
[JsonSerializable(typeof(RollbackDocument))]
[JsonSerializable(typeof(ValidationDocument))]
[JsonSerializable(typeof(VerificationDocument))]
[JsonSerializable(typeof(RecoveryDocument))]
[JsonSerializable(typeof(InitDocument))]
[JsonSerializable(typeof(TenantListDocument))]
[JsonSerializable(typeof(AddedTenantDocument))]
[JsonSerializable(typeof(RemovedTenantDocument))]
[JsonSerializable(typeof(TenantStateDocument))]
[JsonSerializable(typeof(LockDocument))]
[JsonSerializable(typeof(RebaseDocument))]
[JsonSerializable(typeof(WriteDocument))]
[JsonSerializable(typeof(LintDocument))]
[JsonSerializable(typeof(GraphDocument))]
[JsonSerializable(typeof(BaselineDocument))]
[JsonSerializable(typeof(ImportDocument))]
[JsonSerializable(typeof(AppliedHistoryDocument))]
[JsonSerializable(typeof(ScriptDocument))]
[JsonSerializable(typeof(TemplateListDocument))]
[JsonSerializable(typeof(TemplateDocument))]
[JsonSerializable(typeof(ErrorDocument))]
internal sealed partial class RunnerJson : JsonSerializerContext;
