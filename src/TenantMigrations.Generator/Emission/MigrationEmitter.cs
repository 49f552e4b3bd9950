using TenantMigrations.Analysis;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Emission;

/// <summary>Writes one migration into the registry. What has its default is left out.</summary>
internal static class MigrationEmitter
{
    public static void Emit(SourceWriter writer, int index, RegistryEntry entry, NumberTable numbers)
    {
        var script = entry.Entry.Script;
        writer.Line($"migrations[{CSharpText.Literal(index)}] = new global::TenantMigrations.MigrationDefinition");
        using (writer.Braces("};"))
        {
            writer.Line($"Id = {CSharpText.Literal(script.Id)},");
            writer.Line($"Name = {CSharpText.Literal(script.Name)},");
            Text(writer, "Description", script.Description);
            writer.Line($"Scope = global::TenantMigrations.MigrationScope.{script.Scope ?? default},");
            writer.Line($"Kind = global::TenantMigrations.MigrationKind.{script.Kind},");
            writer.Line($"Checksum = {CSharpText.Literal(script.Checksum)},");
            writer.Line($"SourcePath = {CSharpText.Literal(script.ProjectPath)},");
            Text(writer, "ResourceName", entry.ResourceName);
            Indices(writer, "Dependencies", entry.Entry.Dependencies, numbers);
            Indices(writer, "Dependents", entry.Entry.Dependents, numbers);
            Part(writer, "Up", script.Up ?? Empty(script), entry, entry.Origins?.Up, numbers);
            if (script.Down is not null) Part(writer, "Down", script.Down, entry, entry.Origins?.Down, numbers);
            Text(writer, "IrreversibleReason", script.IrreversibleReason);
            if (script.IsRepeatable) writer.Line("IsRepeatable = true,");
            if (script.AppliesToExistingOnly) writer.Line("AppliesToExistingOnly = true,");
            Placeholders(writer, script.Placeholders);
            if (script.Kind == MigrationKind.Code) writer.Line($"Factory = static () => new global::{script.TypeName}(),");
        }
    }

    private static ScriptPart Empty(MigrationScript script) => new(default, default, InTransaction: true, script.IdPlace);

    private static void Text(SourceWriter writer, string property, string? value)
    {
        if (value is not null) writer.Line($"{property} = {CSharpText.Literal(value)},");
    }

    private static void Indices(SourceWriter writer, string property, EquatableArray<int> indices, NumberTable numbers)
    {
        if (indices.Count > 0) writer.Line($"{property} = Indices{numbers.Add(indices, 1)},");
    }

    private static void Part(SourceWriter writer, string property, ScriptPart part, RegistryEntry entry, SourceOrigin? origin, NumberTable numbers)
    {
        var script = entry.Entry.Script;
        writer.Line($"{property} = new global::TenantMigrations.MigrationPart");
        using (writer.Braces("},"))
        {
            if (part.Statements.Count > 0)
                writer.Line($"Statements = Statements{numbers.Add(part.Statements.SelectMany(static span => new[] { span.Start, span.Length }).ToArray(), 2)},");
            if (part.Placeholders.Count > 0)
                writer.Line($"Placeholders = Uses{numbers.Add(part.Placeholders.SelectMany(static use => new[] { use.Start, use.Length, use.Placeholder }).ToArray(), 3)},");
            if (!part.InTransaction) writer.Line("InTransaction = false,");
            if (script.Kind == MigrationKind.SqlClass) writer.Line($"Constant = static () => global::{script.TypeName}.{property},");
            if (origin is { } at)
                writer.Line($"Origin = new global::TenantMigrations.SourceOrigin({CSharpText.Literal(at.Line)}, {CSharpText.Literal(at.Column)}, {CSharpText.Literal(at.Indent)}, {CSharpText.Literal(at.IsExact)}),");
        }
    }

    private static void Placeholders(SourceWriter writer, EquatableArray<PlaceholderDeclaration> placeholders)
    {
        if (placeholders.Count == 0) return;

        writer.Line("Placeholders = new global::TenantMigrations.PlaceholderDefinition[]");
        using (writer.Braces("},"))
        {
            foreach (var (definition, _) in placeholders)
            {
                var fallback = definition.Default is null ? "null" : CSharpText.Literal(definition.Default);
                writer.Line($"new global::TenantMigrations.PlaceholderDefinition({CSharpText.Literal(definition.Name)}, global::TenantMigrations.PlaceholderKind.{definition.Kind}, {fallback}),");
            }
        }
    }
}
