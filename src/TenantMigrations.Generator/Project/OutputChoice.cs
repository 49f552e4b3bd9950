using System.Collections.Immutable;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Emission;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Project;

/// <summary>Decides what a project gets: a registry, a program, both or none.</summary>
internal static class OutputChoice
{
    public static Output Make(HostFacts host, ProjectSettings settings, bool hasMigrations)
    {
        // Without these nothing that is generated would compile: one error instead of a hundred.
        if (!host.HasAbstractions) return Nothing(MissingReference(AbstractionsPackage, "the registry's types"));
        if (host.IsLanguageTooOld) return Nothing(OldLanguage());

        var findings = new List<Finding>();
        var referenced = host.ReferencedRegistries;
        if (referenced.Count + (hasMigrations ? 1 : 0) > 1) findings.Add(SecondRegistry(host, hasMigrations));

        // A package without a first migration still gives a registry, so that code which names it compiles.
        var hasRegistry = hasMigrations || referenced.Count == 0;
        var entryPoint = default(EntryPoint);
        if (host.IsExecutable && !host.HasEntryPoint && settings.GenerateEntryPoint)
        {
            var registry = hasRegistry ? RegistryEmitter.TypeName(settings.RootNamespace) : referenced[0];
            entryPoint = new EntryPoint(settings.RootNamespace, registry, host.HasRunner);
            if (!host.HasRunner) findings.Add(MissingReference(RunnerPackage, "the program that applies these migrations"));
        }

        return new Output(hasRegistry, entryPoint, findings.ToArray());
    }

    public static ImmutableArray<EntryPoint> EntryPointOf(Output output) =>
        output.EntryPoint is null ? ImmutableArray<EntryPoint>.Empty : ImmutableArray.Create(output.EntryPoint);

    private const string AbstractionsPackage = "TenantMigrations.Abstractions";
    private const string RunnerPackage = "TenantMigrations.Runner";

    private static Output Nothing(Finding reason) => new(HasRegistry: false, EntryPoint: null, new[] { reason });

    private static Finding SecondRegistry(HostFacts host, bool hasMigrations)
    {
        var all = new List<string>();
        if (hasMigrations) all.Add($"this project ({host.AssemblyName})");
        foreach (var type in host.ReferencedRegistries) all.Add(type.Replace("global::", ""));
        return ProjectFindings.Of("TM9102",
            $"There is more than one migration registry: {string.Join(" and ", all)}. Order and drift are known within one registry only, so a program has one: keep all migrations in one project, and reference that one only.");
    }

    private static Finding MissingReference(string package, string purpose) =>
        ProjectFindings.Of("TM9103",
            $"The project does not reference {package}, which holds {purpose}. Reference it" + (package == RunnerPackage
                ? ", write a Main of your own, or make the project a library."
                : ", or remove the package TenantMigrations.Build."));

    private static Finding OldLanguage() =>
        ProjectFindings.Of("TM9104",
            "The project's C# is too old for the generated registry, which needs C# 11. Remove LangVersion from the project, or set it to 11 or later; .NET 8 and later have that by default.");
}
