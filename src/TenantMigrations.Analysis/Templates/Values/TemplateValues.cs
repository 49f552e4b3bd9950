using System.Globalization;

namespace TenantMigrations.Analysis;

/// <summary>What a template was told, read as its parameters say.</summary>
internal sealed class TemplateValues
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public TemplateValues(Template template, IReadOnlyDictionary<string, string> values, ScriptOptions options)
    {
        Options = options;
        foreach (var pair in values)
            if (!template.Parameters.Any(parameter => parameter.Name == pair.Key)) throw new TemplateRefusal($"{template.Name} has no parameter '{pair.Key}'.", pair.Key);
        if (!template.Isolations.Contains(options.Isolation)) throw new TemplateRefusal($"{template.Name} makes no sense under {options.Isolation} isolation. {template.WhyNot}");
        foreach (var parameter in template.Parameters) Add(parameter, values.TryGetValue(parameter.Name, out var value) ? value : null);
    }

    public ScriptOptions Options { get; }

    public bool IsShared => Options.Isolation == TenantIsolation.Shared;

    public bool Has(string parameter) => _values.ContainsKey(parameter);

    public TableName Table(string parameter = "table") => Checked(new NameReader(parameter, _values[parameter]).Table(), parameter);

    public IReadOnlyList<TableName> Tables(string parameter = "tables") => [.. new NameReader(parameter, _values[parameter]).Tables().Select(table => Checked(table, parameter))];

    public string Name(string parameter) => new NameReader(parameter, _values[parameter]).Name();

    public IReadOnlyList<string> Names(string parameter) => new NameReader(parameter, _values[parameter]).Names();

    public SqlColumns Columns(string parameter) => SqlColumns.Read(parameter, _values[parameter], Options.PostgresVersion);

    public SqlType Type(string parameter) => SqlType.Read(parameter, _values[parameter], Options.PostgresVersion);

    public SqlExpression Expression(string parameter) => SqlExpression.Read(parameter, _values[parameter], Options.PostgresVersion);

    public SqlExpression? OptionalExpression(string parameter) => Has(parameter) ? Expression(parameter) : null;

    public SqlAssignments Assignments(string parameter, IReadOnlyList<string> untouched) => SqlAssignments.Read(parameter, _values[parameter], Options.PostgresVersion, untouched);

    public string Text(string parameter) => _values[parameter];

    public bool Flag(string parameter) => Has(parameter) && _values[parameter] != "false";

    public int Number(string parameter, int least, int most)
    {
        var text = _values[parameter].Trim();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        throw new TemplateRefusal(string.Format(CultureInfo.InvariantCulture, "A number from {0} to {1} is expected.", least, most), parameter, text, 0, text.Length);
    }

    private void Add(TemplateParameter parameter, string? value)
    {
        value ??= parameter.Default;
        if (value is null)
        {
            if (parameter.IsRequired) throw new TemplateRefusal($"--{parameter.Name} is needed: {char.ToLowerInvariant(parameter.Description[0])}{parameter.Description.Substring(1)}", parameter.Name);
            return;
        }

        if (value.IndexOf('\0') >= 0) throw new TemplateRefusal("PostgreSQL has no place for a NUL.", parameter.Name);
        if (parameter.Kind == TemplateValueKind.Choice && !parameter.Choices.Contains(value.Trim().ToLowerInvariant()))
            throw new TemplateRefusal($"One of {string.Join(", ", parameter.Choices)} is expected.", parameter.Name, value, 0, value.Length);
        if (parameter.Kind == TemplateValueKind.Flag && value is not ("true" or "false")) throw new TemplateRefusal("This is said or left out; it takes no value.", parameter.Name, value, 0, value.Length);
        _values.Add(parameter.Name, parameter.Kind == TemplateValueKind.Choice ? value.Trim().ToLowerInvariant() : value);
    }

    private TableName Checked(TableName table, string parameter)
    {
        if (table.Schema is not null && Options.Isolation == TenantIsolation.Schema)
        {
            throw new TemplateRefusal("Under Schema isolation the search path leads to each tenant's own schema. With a schema before it this would be one table for all. Give the table's name alone; "
                + "a name with a dot in it is written in double quotes.", parameter, _values[parameter], 0, _values[parameter].Length);
        }

        return table;
    }
}
