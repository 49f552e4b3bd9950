using System.Text;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Emission;

/// <summary>
/// A migration as one line of the registry's table: <see cref="TableReaderEmitter"/> writes the code that reads it. A text ends with a bar, a number
/// with a blank; a text that can be missing begins with an equals sign where it is there.
/// </summary>
internal sealed class TableLine
{
    private readonly StringBuilder _line = new();

    private TableLine()
    {
    }

    public static string Of(RegistryEntry entry)
    {
        var line = new TableLine();
        line.Migration(entry);

        // A blank at the end of a line is nothing that a source file keeps for sure.
        return line._line.Append(';').ToString();
    }

    private void Migration(RegistryEntry entry)
    {
        var script = entry.Entry.Script;
        Text(script.Id);
        Text(script.Name);
        Optional(script.Description);
        Number((int)(script.Scope ?? default));
        Number((int)script.Kind);
        Text(script.Checksum);
        Text(script.ProjectPath);
        Optional(entry.ResourceName);
        Numbers(entry.Entry.Dependencies);
        Numbers(entry.Entry.Dependents);
        Part(script.Up ?? new ScriptPart(default, default, InTransaction: true, script.IdPlace), entry.Origins?.Up);
        Flag(script.Down is not null);
        if (script.Down is not null) Part(script.Down, entry.Origins?.Down);
        Flag(script.Verify is not null);
        if (script.Verify is not null) Part(script.Verify, entry.Origins?.Verify);
        Optional(script.IrreversibleReason);
        Flag(script.IsRepeatable);
        Flag(script.AppliesToExistingOnly);
        Number(script.Placeholders.Count);
        foreach (var (definition, _) in script.Placeholders)
        {
            Text(definition.Name);
            Number((int)definition.Kind);
            Optional(definition.Default);
        }
    }

    private void Part(ScriptPart part, SourceOrigin? origin)
    {
        Number(part.Statements.Count);
        foreach (var statement in part.Statements)
        {
            Number(statement.Start);
            Number(statement.Length);
        }

        Number(part.Placeholders.Count);
        foreach (var use in part.Placeholders)
        {
            Number(use.Start);
            Number(use.Length);
            Number(use.Placeholder);
        }

        Number(part.ExpectedRows.Count);
        foreach (var (statement, least, most) in part.ExpectedRows)
        {
            Number(statement);
            Number(least);
            Number(most);
        }

        Flag(part.InTransaction);
        var (line, column, indent, isExact) = origin ?? SourceOrigin.File;
        Number(line);
        Number(column);
        Number(indent);
        Flag(isExact);
    }

    private void Numbers(EquatableArray<int> numbers)
    {
        Number(numbers.Count);
        foreach (var number in numbers) Number(number);
    }

    private void Flag(bool value) => Number(value ? 1 : 0);

    private void Number(int value) => _line.Append(CSharpText.Literal(value)).Append(' ');

    private void Optional(string? value)
    {
        if (value is null)
        {
            _line.Append('|');
            return;
        }

        _line.Append('=');
        Text(value);
    }

    private void Text(string value)
    {
        foreach (var c in value)
        {
            // What would end the text or the line, and what does not survive a source file.
            if (c is '|' or '\\' or '\u2028' or '\u2029' || char.IsControl(c) || char.IsSurrogate(c)) _line.Append('\\').Append(((int)c).ToString("x4"));
            else _line.Append(c);
        }

        _line.Append('|');
    }
}
