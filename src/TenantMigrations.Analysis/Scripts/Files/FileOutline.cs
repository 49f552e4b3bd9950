using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>A file cut at its markers, with the directives of each section. Only comments count, so a marker inside a function's body is body.</summary>
internal sealed class FileOutline
{
    private readonly string _text;
    private readonly TextPlaces _places;
    private readonly List<Finding> _findings;
    private readonly List<FileSection> _sections = [];

    private FileOutline(string text, TextPlaces places, List<Finding> findings)
    {
        _text = text;
        _places = places;
        _findings = findings;
        _sections.Add(new FileSection(ScriptSection.Header, default, default, 0, text.Length));
    }

    /// <summary>The header first, then the parts in the order of writing.</summary>
    public IReadOnlyList<FileSection> Sections => _sections;

    public List<(Directive Directive, ScriptSection Section)> Directives { get; } = [];

    public bool HasMarker => _sections.Count > 1;

    private FileSection Current => _sections[_sections.Count - 1];

    public static FileOutline Of(string text, TextPlaces places, List<Finding> findings)
    {
        var outline = new FileOutline(text, places, findings);
        foreach (var token in new SqlLexer(text))
            if (token.Kind == SqlTokenKind.LineComment) outline.Add(token);
        return outline;
    }

    public FileSection? First(ScriptSection kind)
    {
        foreach (var section in _sections)
            if (section.Kind == kind) return section;
        return null;
    }

    private void Add(SqlToken comment)
    {
        var directive = DirectiveParser.Parse(_text, comment.Start, comment.End);
        var isAlone = DirectiveParser.IsAloneOnLine(_text, comment.Start);
        switch (directive.Kind)
        {
            case DirectiveKind.Up or DirectiveKind.Down or DirectiveKind.Verify:
                if (!isAlone) _findings.Add(Tm1010MalformedDirective.NotOnItsOwnLine(_places.At(directive.Line), NameOf(directive.Kind)));
                Begin(SectionOf(directive.Kind), directive, comment.End);
                break;
            case DirectiveKind.Allow when !isAlone:
                _findings.Add(Tm1010MalformedDirective.NotOnItsOwnLine(_places.At(directive.Line), "tm:allow"));
                break;
            case DirectiveKind.UnknownOfOurs:
                _findings.Add(Tm1010MalformedDirective.UnknownOfOurs(_places.At(directive.Line)));
                break;
            case DirectiveKind.None when isAlone:
                LookForTypo(directive.Line, comment.End);
                break;
            case not DirectiveKind.None when isAlone:
                Directives.Add((directive, Current.Kind));
                break;
        }
    }

    private void LookForTypo(StatementSpan line, int end)
    {
        var kind = DirectiveTypos.Marker(_text, line);
        if (kind != DirectiveKind.None)
        {
            _findings.Add(Tm1010MalformedDirective.Misspelt(_places.At(line), "-- " + NameOf(kind)));
            Begin(SectionOf(kind), new Directive(kind, line, default), end);
        }
        else if (Current.Kind != ScriptSection.Header)
        {
            if (DirectiveTypos.IsLikeExpectation(_text, line)) _findings.Add(Tm1010MalformedDirective.Misspelt(_places.At(line), "-- expect-rows: >0"));
        }
        else if (DirectiveTypos.Header(_text, line) is { } suggestion)
        {
            _findings.Add(Tm1010MalformedDirective.Misspelt(_places.At(line), suggestion));
        }
    }

    private void Begin(ScriptSection kind, Directive marker, int start)
    {
        if (First(kind) is not null)
            _findings.Add(Tm1010MalformedDirective.RepeatedMarker(_places.At(marker.Line), NameOf(marker.Kind)));
        _sections[_sections.Count - 1] = Current with { End = marker.Line.Start };
        _sections.Add(new FileSection(kind, marker.Line, marker.Value, start, _text.Length));
    }

    private static ScriptSection SectionOf(DirectiveKind kind) => kind switch
    {
        DirectiveKind.Up or DirectiveKind.LikeUp => ScriptSection.Up,
        DirectiveKind.Down or DirectiveKind.LikeDown => ScriptSection.Down,
        _ => ScriptSection.Verify,
    };

    private static string NameOf(DirectiveKind kind) => SectionOf(kind) switch
    {
        ScriptSection.Up => "migrate:up",
        ScriptSection.Down => "migrate:down",
        _ => "migrate:verify",
    };
}
