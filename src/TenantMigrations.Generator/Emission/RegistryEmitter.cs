using Microsoft.CodeAnalysis.Text;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Emission;

/// <summary>Writes the registry's class.</summary>
internal static class RegistryEmitter
{
    private const string Name = "TenantMigrationRegistry";

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
        writer.Lines($"public {Name}() : base(CreateSettings(), CreateMigrations({CSharpText.Literal(model.Entries.Count)}))", "{", "}", "");
        writer.Line("/// <summary>The registry, created when it is first asked for.</summary>");
        writer.Line($"public static {Name} Instance => Shared.Value;");
        writer.Line();
        RequiredHead(writer, model.Entries, MigrationScope.Global, "a database's global migrations have");
        RequiredHead(writer, model.Entries, MigrationScope.Tenant, "a tenant's migrations have");
        Settings(writer, model.Settings);
        writer.Line();
        Table(writer, model.Entries);
        writer.Line();
        ClassMembersEmitter.Emit(writer, model.Entries);
        TableReaderEmitter.Emit(writer);
        writer.Line();
        writer.Line("private static class Shared");
        using (writer.Braces()) writer.Line($"internal static readonly {Name} Value = new {Name}();");
    }

    /// <summary>A constant, so that it is compiled into whoever uses it: what that code was compiled with.</summary>
    private static void RequiredHead(SourceWriter writer, EquatableArray<RegistryEntry> entries, MigrationScope scope, string whose)
    {
        var head = default(JournalHead);
        foreach (var entry in entries)
            if (entry.Entry.Script is var script && (script.Scope ?? default) == scope) head = head.With(script.Id, script.Checksum);
        writer.Line($"/// <summary>The head that {whose} where all of these are applied and no others: <c>COUNT:HASH</c>.</summary>");
        writer.Lines($"public const string Required{scope}Head = {CSharpText.Literal(head.ToString())};", "");
    }

    private static void Settings(SourceWriter writer, ProjectSettings settings)
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

    /// <summary>One line a migration, in a literal that is its own text: nothing in it is escaped for C#.</summary>
    private static void Table(SourceWriter writer, EquatableArray<RegistryEntry> entries)
    {
        if (entries.Count == 0)
        {
            writer.Line("private const string Table = \"\";");
            return;
        }

        var lines = new string[entries.Count];
        for (var i = 0; i < lines.Length; i++) lines[i] = TableLine.Of(entries[i]);

        var quotes = CSharpText.QuotesFor(lines);
        writer.Line($"private const string Table = {quotes}");
        using (writer.Indented())
        {
            writer.Lines(lines);
            writer.Line(quotes + ";");
        }
    }
}
