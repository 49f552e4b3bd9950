using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Model;

/// <summary>The few facts about the compilation that matter: the compilation itself never enters the pipeline.</summary>
/// <param name="AssemblyName">The assembly that is compiled.</param>
/// <param name="IsExecutable">Whether it is a program.</param>
/// <param name="HasEntryPoint">Whether the program has a <c>Main</c> or top-level statements of its own.</param>
/// <param name="HasAbstractions">Whether the registry's base class is referenced.</param>
/// <param name="HasRunner">Whether the command line is referenced.</param>
/// <param name="IsLanguageTooOld">Whether the project's C# is older than generated code needs.</param>
/// <param name="ReferencedRegistries">The registries of referenced assemblies, as C# writes their types with <c>global::</c>; sorted.</param>
internal sealed record HostFacts(
    string AssemblyName,
    bool IsExecutable,
    bool HasEntryPoint,
    bool HasAbstractions,
    bool HasRunner,
    bool IsLanguageTooOld,
    EquatableArray<string> ReferencedRegistries);
