using TenantMigrations.Analysis;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Emission;

/// <summary>Writes what the registry takes from classes: their constants, and how they are made without reflection.</summary>
internal static class ClassMembersEmitter
{
    public static void Emit(SourceWriter writer, EquatableArray<RegistryEntry> entries)
    {
        Choice(writer, "global::System.Func<string>", "UpOf", entries, static script =>
            script.Kind == MigrationKind.SqlClass ? $"global::{script.TypeName}.Up" : null);
        Choice(writer, "global::System.Func<string>", "DownOf", entries, static script =>
            script is { Kind: MigrationKind.SqlClass, Down: not null } ? $"global::{script.TypeName}.Down" : null);
        Choice(writer, "global::System.Func<string>", "VerifyOf", entries, static script =>
            script is { Kind: MigrationKind.SqlClass, Verify: not null } ? $"global::{script.TypeName}.Verify" : null);
        Choice(writer, "global::System.Func<global::TenantMigrations.CodeMigration>", "FactoryOf", entries, static script =>
            script.Kind == MigrationKind.Code ? $"new global::{script.TypeName}()" : null);
    }

    private static void Choice(SourceWriter writer, string type, string name, EquatableArray<RegistryEntry> entries, Func<MigrationScript, string?> value)
    {
        writer.Line($"private static {type}? {name}(int migration)");
        using (writer.Braces())
        {
            writer.Line("switch (migration)");
            using (writer.Braces())
            {
                for (var i = 0; i < entries.Count; i++)
                    if (value(entries[i].Entry.Script) is { } expression) writer.Line($"case {CSharpText.Literal(i)}: return static () => {expression};");
                writer.Line("default: return null;");
            }
        }

        writer.Line();
    }
}
