namespace TenantMigrations.Generator.Model;

/// <summary>The program that the project gets.</summary>
/// <param name="Namespace">Where it is put; empty for the global namespace.</param>
/// <param name="RegistryType">The registry that it runs, with <c>global::</c>.</param>
/// <param name="HasRunner">False where the command line is not referenced: then an error was found, and <c>Main</c> is empty.</param>
internal sealed record EntryPoint(string Namespace, string RegistryType, bool HasRunner);
