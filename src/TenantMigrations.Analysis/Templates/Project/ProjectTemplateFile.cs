using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>A template's file: a header that declares parameters, then one migration or several, each with its directives and parts.</summary>
internal sealed class ProjectTemplateFile
{
    private readonly string _path;
    private readonly string _text;
    private readonly string _name;
    private readonly TemplateHeader _header;
    private readonly List<ProjectTemplatePart> _migrations = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private ProjectTemplatePart? _current;
    private Directive _part;
    private int _partStart;

    public ProjectTemplateFile(string path, string text)
    {
        _path = path;
        _text = text;
        var file = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        _name = file.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) ? file.Substring(0, file.Length - ".sql".Length) : file;
        _header = new TemplateHeader(text);
    }

    public ProjectTemplate Read()
    {
        if (_name.Length == 0 || _name[0] == '-' || _name.Any(static c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
            throw new Malformed(0, $"The file's name is the template's, and '{_name}' is none: a-z, 0-9 and - make one, a letter or a digit first, such as add-audit-columns.sql.");
        foreach (var token in new SqlLexer(_text))
        {
            if (token.Kind == SqlTokenKind.LineComment && DirectiveParser.IsAloneOnLine(_text, token.Start)) Comment(token);
            else if (!token.IsBlank && _part.Kind == DirectiveKind.None) throw new Malformed(token.Start, "SQL stands below a marker: -- migrate:up or -- migrate:down.");
        }

        EndPart(_text.Length);
        EndMigration(_text.Length);
        if (_migrations.Count == 0) throw new Malformed(0, "The template makes nothing: a part below -- migrate:up is missing.");
        if (_header.Unused(_used) is { } unused) throw new Malformed(unused.Offset, $"'{unused.Name}' is declared and used nowhere.");
        return new ProjectTemplate(_name, _path, _header.Description ?? "", _header.Example ?? _header.MadeUpExample(), _header.Isolations, _header.Parameters, _header.Derived, _migrations);
    }

    private void Comment(SqlToken token)
    {
        if (_header.OwnName(token) is "migration")
        {
            EndPart(token.Start);
            EndMigration(token.Start);
            var name = _header.ValueOf(token);
            if (name.Length == 0) throw new Malformed(token.Start, "A name is missing: -- migration: add_${column}_to_${table}.");
            _header.Use(token, name, _used);
            _current = new ProjectTemplatePart(name);
            return;
        }

        var directive = DirectiveParser.Parse(_text, token.Start, token.End);
        if (directive.Kind is DirectiveKind.Up or DirectiveKind.Down) BeginPart(directive, token);
        else if (_part.Kind != DirectiveKind.None) return; // The part's own.
        else if (directive.Kind is DirectiveKind.DependsOn or DirectiveKind.Name or DirectiveKind.Placeholder or DirectiveKind.Repeatable or DirectiveKind.Verify)
            throw new Malformed(token.Start, $"'{directive.Line.Of(_text)}' has no place in a template: what it would say belongs to the migration that is made.");
        else if (_current is null) _header.Read(token, directive);
        else Read(directive, _current);
    }

    private void Read(Directive directive, ProjectTemplatePart migration)
    {
        var value = directive.Value.Of(_text);
        switch (directive.Kind)
        {
            case DirectiveKind.Description:
                _header.Use(directive.Value.Start, value, _used);
                migration.Description = value;
                break;
            case DirectiveKind.Scope:
                migration.Scope = DirectiveNames.Scope(value) ?? throw new Malformed(directive.Value.Start, $"'{value}' is no scope: global or tenant. Without the line the project's isolation decides.");
                break;
            case DirectiveKind.Irreversible:
                migration.Irreversible = value.Length > 0 ? value : throw new Malformed(directive.Line.Start, "A reason is missing: -- irreversible: the old values are gone.");
                break;
            case DirectiveKind.AppliesTo:
                if (value != "existing") throw new Malformed(directive.Line.Start, "Only -- applies-to: existing can be said.");
                migration.AppliesToExistingOnly = true;
                break;
        }
    }

    private void BeginPart(Directive marker, SqlToken token)
    {
        EndPart(token.Start);
        var option = marker.Value.Of(_text);
        if (option is not ("" or "transaction:false")) throw new Malformed(marker.Value.Start, $"'{option}' is not known here. Only transaction:false can stand behind a marker.");
        if (_current is null)
        {
            _current = new ProjectTemplatePart((string?)null);
            if (_migrations.Count > 0) throw new Malformed(token.Start, "Of several migrations each begins with its name: -- migration: NAME.");
        }

        if (marker.Kind == DirectiveKind.Up ? _current.Up.Length > 0 : _current.Down is not null) throw new Malformed(token.Start, "This part stands here twice. Another migration begins with its name: -- migration: NAME.");
        if (marker.Kind == DirectiveKind.Up) _current.UpInTransaction = option.Length == 0;
        else _current.DownInTransaction = option.Length == 0;
        (_part, _partStart) = (marker, token.End);
    }

    private void EndPart(int end)
    {
        if (_part.Kind == DirectiveKind.None) return;
        if (PlaceholderTokens.Check(_text, _partStart, end, _header.Names, _used) is { } wrong) throw new Malformed(wrong.Offset, wrong.Message);
        var sql = _text.Substring(_partStart, end - _partStart).Trim('\n', ' ', '\t');
        if (StatementReader.Read(sql).Statements.Length == 0) throw new Malformed(_part.Line.Start, "Below this marker stands no SQL.");
        if (_part.Kind == DirectiveKind.Up) _current!.Up = sql;
        else _current!.Down = sql;
        _part = default;
    }

    private void EndMigration(int end)
    {
        if (_current is null) return;
        if (_current.Up.Length == 0) throw new Malformed(Math.Max(0, end - 1), "The migration above has no up part: -- migrate:up.");
        if (_current.Down is null == _current.Irreversible is null)
            throw new Malformed(Math.Max(0, end - 1), _current.Down is null ? "The migration above has no down part: -- migrate:down, or -- irreversible: REASON." : "The migration above has a down part and is irreversible: only one can be true.");
        _migrations.Add(_current);
        _current = null;
    }

    /// <summary>What ends the reading.</summary>
    internal sealed class Malformed(int offset, string message) : Exception(message)
    {
        public int Offset { get; } = offset;
    }
}
