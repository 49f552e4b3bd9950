using Microsoft.CodeAnalysis.Text;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Emission;

/// <summary>Writes the registry's class.</summary>
internal static class RegistryEmitter
{
    private const string Name = "TenantMigrationRegistry";

    // A method of 2,000 migrations would be compiled as a whole before the first of them exists.
    private const int MigrationsPerMethod = 50;

    /// <summary>The registry's type as C# writes it.</summary>
    public static string TypeName(string @namespace) => @namespace.Length == 0 ? "global::" + Name : $"global::{@namespace}.{Name}";

    public static SourceText Emit(RegistryModel model) => GeneratedFile.Write(
        model.Settings.RootNamespace,
        writer => writer.Lines(
            $"[assembly: global::TenantMigrations.MigrationRegistryAttribute(typeof({TypeName(model.Settings.RootNamespace)}))]", ""),
        writer =>
        {
            writer.Line("/// <summary>The migrations of this assembly, in the order of their dependencies.</summary>");
            writer.Lines(GeneratedFile.ClassAttributes);
            writer.Line($"public sealed class {Name} : global::TenantMigrations.MigrationRegistry");
            using (writer.Braces()) Class(writer, model);
        });

    private static void Class(SourceWriter writer, RegistryModel model)
    {
        writer.Line("/// <summary>Creates the registry. <see cref=\"Instance\"/> is the one to share.</summary>");
        writer.Lines($"public {Name}() : base(CreateSettings(), CreateMigrations())", "{", "}", "");
        writer.Line("/// <summary>The registry, created when it is first asked for.</summary>");
        writer.Line($"public static {Name} Instance => Shared.Value;");
        writer.Line();
        SettingsOf(writer, model.Settings);
        writer.Line();

        var numbers = new NumberTable();
        Migrations(writer, model.Entries, numbers);
        RowReaders(writer);
        numbers.Emit(writer);
        writer.Line();
        writer.Line("private static class Shared");
        using (writer.Braces()) writer.Line($"internal static readonly {Name} Value = new {Name}();");
    }

    private static void SettingsOf(SourceWriter writer, ProjectSettings settings)
    {
        writer.Line("private static global::TenantMigrations.RegistrySettings CreateSettings() => new global::TenantMigrations.RegistrySettings");
        using (writer.Braces("};"))
        {
            writer.Lines(
                $"Isolation = global::TenantMigrations.TenantIsolation.{settings.Isolation},",
                $"TenantSetting = {CSharpText.Literal(settings.TenantSetting)},",
                $"TenantColumn = {CSharpText.Literal(settings.TenantColumn)},",
                $"JournalSchema = {CSharpText.Literal(settings.JournalSchema)},",
                $"PostgresVersion = {CSharpText.Literal(settings.PostgresVersion)},");
        }
    }

    private static void Migrations(SourceWriter writer, Analysis.EquatableArray<RegistryEntry> entries, NumberTable numbers)
    {
        writer.Line("private static global::TenantMigrations.MigrationDefinition[] CreateMigrations()");
        using (writer.Braces())
        {
            writer.Line($"var migrations = new global::TenantMigrations.MigrationDefinition[{CSharpText.Literal(entries.Count)}];");
            for (var first = 0; first < entries.Count; first += MigrationsPerMethod) writer.Line($"Create{CSharpText.Literal(first)}(migrations);");
            writer.Line("return migrations;");
        }

        writer.Line();
        for (var first = 0; first < entries.Count; first += MigrationsPerMethod)
        {
            writer.Line($"private static void Create{CSharpText.Literal(first)}(global::TenantMigrations.MigrationDefinition[] migrations)");
            using (writer.Braces())
            {
                for (var i = first; i < Math.Min(first + MigrationsPerMethod, entries.Count); i++) MigrationEmitter.Emit(writer, i, entries[i], numbers);
            }

            writer.Line();
        }
    }

    private static void RowReaders(SourceWriter writer)
    {
        writer.Line("private static int[] Indices(int start, int count)");
        using (writer.Braces())
            writer.Lines("var items = new int[count];", "global::System.Array.Copy(Numbers, start, items, 0, count);", "return items;");
        writer.Line();
        RowReader(writer, "StatementSpan", "Statements", "Numbers[start], Numbers[start + 1]", 2);
        RowReader(writer, "PlaceholderUse", "Uses", "Numbers[start], Numbers[start + 1], Numbers[start + 2]", 3);
    }

    private static void RowReader(SourceWriter writer, string type, string name, string arguments, int width)
    {
        writer.Line($"private static global::TenantMigrations.{type}[] {name}(int start, int count)");
        using (writer.Braces())
        {
            writer.Lines(
                $"var items = new global::TenantMigrations.{type}[count];",
                $"for (var i = 0; i < count; i++, start += {CSharpText.Literal(width)}) items[i] = new global::TenantMigrations.{type}({arguments});",
                "return items;");
        }

        writer.Line();
    }
}
