using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Classes;
using TenantMigrations.Generator.Files;
using TenantMigrations.Generator.Model;
using TenantMigrations.Generator.Project;
using TenantMigrations.Generator.Reporting;

namespace TenantMigrations.Generator.Analyzers;

/// <summary>
/// Reports what the rules on statements say. They run where sources are read, in the room Analysis; here their findings become the compiler's, so that
/// a project chooses their severities as it does for any analyzer.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StatementAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        RuleCatalog.All.Where(static rule => rule.IsOnStatements).Select(static rule => Descriptors.Of(rule.Id)).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // A migration is what runs on every tenant, whoever wrote it.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var settings = SettingsReader.Read(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
            var history = LockFiles.Find(start.Options, start.CancellationToken);
            start.RegisterAdditionalFileAction(file => AnalyzeFile(file, settings, history));
            start.RegisterSymbolAction(type => AnalyzeClass(type, settings, history), SymbolKind.NamedType);
        });
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context, ProjectSettings settings, LockFile? history)
    {
        if (MigrationFiles.Choose(context.AdditionalFile, context.Options.AnalyzerConfigOptionsProvider) is not { } file) return;
        var (script, _, isReadable) = MigrationFiles.Read(context.AdditionalFile, file, settings.ScriptOptions, context.CancellationToken);
        if (!isReadable) return;
        foreach (var finding in FindingsOf(script, history)) context.ReportDiagnostic(FindingReporter.InFile(finding));
    }

    private static void AnalyzeClass(SymbolAnalysisContext context, ProjectSettings settings, LockFile? history)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (MigrationTypes.MigrationOf(type) is not { ApplicationSyntaxReference.SyntaxTree: var tree } attribute) return;
        var source = MigrationFiles.Relate(ClassReader.Read(type, attribute, tree.FilePath, context.CancellationToken), settings.ProjectDirectory);
        foreach (var finding in FindingsOf(ReadScripts.Of(source.Facts, settings.ScriptOptions), history))
            context.ReportDiagnostic(FindingReporter.InClass(finding, context.Compilation, context.CancellationToken));
    }

    // A rule that is newer than a release must not break the build over what nobody may edit.
    private static EquatableArray<Finding> FindingsOf(MigrationScript script, LockFile? history) =>
        history is not null && HistoryCheck.IsSettled(history, script) ? default : script.StatementFindings;
}
