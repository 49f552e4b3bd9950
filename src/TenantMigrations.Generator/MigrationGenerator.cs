using Microsoft.CodeAnalysis;
using TenantMigrations.Generator.Classes;
using TenantMigrations.Generator.Emission;
using TenantMigrations.Generator.Files;
using TenantMigrations.Generator.Project;
using TenantMigrations.Generator.Reporting;

namespace TenantMigrations.Generator;

/// <summary>Compiles migration files and classes into the assembly's registry, and a runner project into a program.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class MigrationGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var settings = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => SettingsReader.Read(options.GlobalOptions)).WithTrackingName(Steps.Settings);

        var options = settings.Select(static (settings, _) => settings.ScriptOptions);

        // Files are chosen by their metadata, and read one by one.
        var files = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => (Text: pair.Left, File: MigrationFiles.Choose(pair.Left, pair.Right)))
            .Where(static item => item.File is not null).WithTrackingName(Steps.Files);
        var readFiles = files.Combine(options)
            .Select(static (pair, cancel) => (pair.Left.Text, Script: MigrationFiles.Read(pair.Left.Text, pair.Left.File!, pair.Right, cancel)));
        var fileScripts = readFiles.Select(static (item, _) => item.Script).WithTrackingName(Steps.FileScripts);

        // Classes are described anew at each edit, for a constant may stand anywhere; they are read only when the description differs.
        var classes = context.SyntaxProvider
            .ForAttributeWithMetadataName(MigrationTypes.MigrationAttribute, ClassReader.IsClass, ClassReader.Read)
            .Combine(settings.Select(static (settings, _) => settings.ProjectDirectory))
            .Select(static (pair, _) => MigrationFiles.Relate(pair.Left, pair.Right)).WithTrackingName(Steps.Classes);
        var readClasses = classes.Select(static (source, _) => source.Facts).Combine(options)
            .Select(static (pair, _) => (Facts: pair.Left, Script: ReadScripts.Of(pair.Left, pair.Right)));
        var classScripts = readClasses.Select(static (item, _) => item.Script).WithTrackingName(Steps.ClassScripts);
        var classOrigins = classes.Select(static (source, _) => source.Origins).WithTrackingName(Steps.ClassOrigins);

        // All migrations together: their order, and what is wrong between them.
        var catalog = fileScripts.Collect().Combine(classScripts.Collect())
            .Select(static (pair, _) => CatalogReader.Read(pair.Left, pair.Right)).WithTrackingName(Steps.Catalog);

        // What has been released. Only an edited migration is looked at again, for the line that differs.
        var lockFile = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => LockFiles.IsLockFile(pair.Left, pair.Right))
            .Select(static (pair, cancel) => LockFiles.Read(pair.Left, cancel)).WithTrackingName(Steps.LockFile)
            .Collect().Select(static (all, _) => all.IsEmpty ? null : all[0]);
        var editedFiles = readFiles.Combine(lockFile)
            .Select(static (pair, cancel) => HistoryReader.Edited(pair.Left.Text, pair.Left.Script, pair.Right, cancel))
            .Where(static finding => finding is not null).Collect();
        var editedClasses = readClasses.Combine(lockFile)
            .Select(static (pair, _) => HistoryReader.Edited(pair.Left.Facts, pair.Left.Script, pair.Right))
            .Where(static finding => finding is not null).Collect();
        var history = fileScripts.Collect().Combine(classScripts.Collect()).Combine(lockFile).Combine(editedFiles.Combine(editedClasses))
            .Select(static (pair, _) => HistoryReader.Read(pair.Left.Left.Left, pair.Left.Left.Right, pair.Left.Right, pair.Right.Left, pair.Right.Right))
            .WithTrackingName(Steps.History);

        // What the project gets depends on a handful of facts.
        var host = context.CompilationProvider
            .Select(static (compilation, cancel) => HostReader.Read(compilation, cancel)).WithTrackingName(Steps.Host);
        var output = host.Combine(settings).Combine(catalog.Select(static (catalog, _) => catalog.HasMigrations))
            .Select(static (pair, _) => OutputChoice.Make(pair.Left.Left, pair.Left.Right, pair.Right)).WithTrackingName(Steps.Output);

        var registry = output.Select(static (output, _) => output.HasRegistry)
            .Combine(settings).Combine(catalog).Combine(classOrigins.Collect())
            .SelectMany(static (pair, _) => RegistryReader.Read(pair.Left.Left.Left, pair.Left.Left.Right, pair.Left.Right, pair.Right))
            .WithTrackingName(Steps.Registry);
        context.RegisterSourceOutput(registry, static (production, model) =>
            production.AddSource("TenantMigrationRegistry.g.cs", RegistryEmitter.Emit(model)));

        var entryPoint = output.SelectMany(static (output, _) => OutputChoice.EntryPointOf(output)).WithTrackingName(Steps.EntryPoint);
        context.RegisterSourceOutput(entryPoint, static (production, model) =>
            production.AddSource("TenantMigrationProgram.g.cs", EntryPointEmitter.Emit(model)));

        // A finding in a file carries its place. One in a class is looked up in the compilation, so that #pragma and editors know the place as source;
        // a project without such findings pays nothing for it.
        var findings = catalog.Combine(settings).Combine(output).Combine(history)
            .Select(static (pair, _) => AllFindings.Of(pair.Left.Left.Left, pair.Left.Left.Right, pair.Left.Right, pair.Right)).WithTrackingName(Steps.Findings);
        context.RegisterSourceOutput(findings, static (production, all) => FindingReporter.ReportPlain(production, all));
        var classFindings = findings.SelectMany(static (all, _) => AllFindings.InClasses(all)).WithTrackingName(Steps.ClassFindings);
        context.RegisterSourceOutput(classFindings.Combine(context.CompilationProvider), static (production, pair) =>
            FindingReporter.ReportInClass(production, pair.Left, pair.Right));
    }
}
