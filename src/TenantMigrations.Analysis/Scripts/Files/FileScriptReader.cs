using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>Reads one file.</summary>
internal sealed class FileScriptReader
{
    private readonly string _path;
    private readonly string _projectPath;
    private readonly string _text;
    private readonly TextPlaces _places;
    private readonly List<Finding> _findings = [];
    private readonly SyntaxErrors _errors = new();
    private readonly List<RulePart> _ruleParts = [];
    private readonly ScriptOptions _options;

    public FileScriptReader(string path, string projectPath, string source, ScriptOptions options)
    {
        _options = options;
        _path = path;
        _projectPath = projectPath;
        _text = MigrationText.Normalize(source);
        _places = TextPlaces.OfFile(path, source, _text);
    }

    private SourcePlace FilePlace => _places.At(0, 0);

    public MigrationScript Read(bool isUtf8)
    {
        var nul = _text.IndexOf('\0');
        if (!isUtf8) return Unreadable(Tm1018NotUtf8.BadEncoding(FilePlace));
        if (nul >= 0) return Unreadable(LooksLikeUtf16() ? Tm1018NotUtf8.LooksLikeUtf16(_places.At(nul, 1)) : Tm1018NotUtf8.Nul(_places.At(nul, 1)));
        if (string.IsNullOrWhiteSpace(_text)) return Unreadable(Tm1008MissingUpPart.EmptyFile(FilePlace));

        var outline = FileOutline.Of(_text, _places, _findings);
        var header = new FileHeader(_text, _places, _findings);
        foreach (var (directive, section) in outline.Directives)
        {
            if (directive.Kind == DirectiveKind.ExpectRows && section == ScriptSection.Header) _findings.Add(Tm1010MalformedDirective.ExpectsNothing(_places.At(directive.Line)));
            else if (directive.Kind is not (DirectiveKind.Allow or DirectiveKind.ExpectRows)) header.Read(directive, section);
        }

        var usage = new PlaceholderUsage(header.Placeholders, inClass: false, _findings);
        var dialect = SqlDialect.Of(_options.PostgresVersion, header.Placeholders);
        ReadHeaderText(outline);
        var scope = header.SaysScope ? header.Scope : FolderScope.Of(_projectPath).Scope;
        var up = ReadPart(outline, ScriptSection.Up, scope, usage, dialect);
        var down = ReadPart(outline, ScriptSection.Down, scope, usage, dialect);
        var verify = ReadPart(outline, ScriptSection.Verify, scope, usage, dialect);
        if (!_errors.HasUnterminated) CheckParts(outline, header, usage, up, down, verify);
        _errors.Report(_findings);
        var accepted = AcceptedIn(outline, up, down, verify);
        var statementFindings = _errors.HasUnterminated ? default : StatementRules.Check(_ruleParts, accepted, _findings);

        var trimmed = LineEndTrimmer.TrimLineEnds(_text);
        return Script(header.Name) with
        {
            Description = header.Description,
            Scope = ScopeOf(header, isCut: _errors.HasUnterminated && !outline.HasMarker),
            Dependencies = header.Dependencies.ToArray(),
            IsRepeatable = header.IsRepeatable,
            AppliesToExistingOnly = header.AppliesToExistingOnly,
            IrreversibleReason = header.IrreversibleReason,
            Up = up,
            Down = down is { Statements.Count: > 0 } ? down : null,
            Verify = verify is { Statements.Count: > 0 } ? verify : null,
            Placeholders = header.Placeholders.ToArray(),
            Accepted = accepted.ToArray(),
            Checksum = MigrationChecksum.OfTrimmedText(trimmed),
            LineMarks = LineMarks.Of(trimmed),
            Findings = Sorted(),
            StatementFindings = statementFindings,
        };
    }

    /// <summary>A script of which nothing is known but its name: what else it lacks is not worth a word.</summary>
    private MigrationScript Unreadable(Finding finding)
    {
        _findings.Add(finding);
        var script = Script(name: null);
        return script with { Findings = Sorted() };
    }

    private MigrationScript Script(string? name)
    {
        var file = _projectPath.Substring(_projectPath.LastIndexOfAny(['/', '\\']) + 1);
        var id = file.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) ? file.Substring(0, file.Length - ".sql".Length) : file;
        var isValid = MigrationId.TryParse(id, out var parsed);
        if (!isValid) _findings.Add(Tm1001MalformedId.At(FilePlace, id));
        return new MigrationScript
        {
            Path = _path,
            ProjectPath = _projectPath,
            Id = id,
            IdPlace = FilePlace,
            Name = name ?? (isValid ? parsed.Title : id),
            Kind = MigrationKind.SqlFile,
            Checksum = "",
        };
    }

    private void ReadHeaderText(FileOutline outline)
    {
        var header = outline.Sections[0];
        var script = StatementReader.Read(_text, header.Start, header.End);
        if (outline.HasMarker && script.Statements.Length > 0) _findings.Add(Tm1010MalformedDirective.StatementInHeader(_places.At(FirstLine(script.Statements[0]))));
        else _errors.AddHeader(_places, _text, script);
    }

    private ScriptPart? ReadPart(FileOutline outline, ScriptSection section, MigrationScope? scope, PlaceholderUsage usage, SqlDialect dialect)
    {
        if (outline.First(section) is not { } part) return null;
        var inTransaction = true;
        foreach (var option in Words.In(_text, part.Options))
        {
            var word = option.Of(_text).ToLowerInvariant();
            if (section == ScriptSection.Verify)
            {
                _findings.Add(Tm1010MalformedDirective.BehindVerification(_places.At(part.Options), part.Options.Of(_text)));
                break;
            }

            if (word == "transaction:false") inTransaction = false;
            else if (word != "transaction:true") _findings.Add(Tm1010MalformedDirective.UnknownOption(_places.At(option), option.Of(_text)));
        }

        var script = StatementReader.Read(_text, part.Start, part.End);
        var syntax = _errors.ReadPart(_places, _text, script, dialect);
        _ruleParts.Add(new RulePart(syntax, scope, part.Kind, inTransaction, isInClass: false, _options));
        var placeholders = new PlaceholderScan(_text, _places, usage).Read(script.Statements);
        var expectations = new ExpectationParser(_text, _places, _findings);
        foreach (var (directive, _) in outline.Directives)
            if (directive.Kind == DirectiveKind.ExpectRows && directive.Line.Start >= part.Start && directive.Line.Start < part.End) expectations.Read(directive, syntax);

        if (section == ScriptSection.Verify)
            foreach (var statement in syntax.Statements)
                if (Tm1020UnusableVerification.Check(_places.At(FirstLine(new StatementSpan(statement.Span.Start, statement.Span.End - statement.Span.Start))), statement) is { } finding)
                    _findings.Add(finding);
        return new ScriptPart(script.Statements, placeholders, inTransaction, _places.At(part.Marker)) { ExpectedRows = expectations.Expectations };
    }

    /// <summary>What a missing or empty part means. Not asked where something is open to the end: the rest of the file is unknown then.</summary>
    private void CheckParts(FileOutline outline, FileHeader header, PlaceholderUsage usage, ScriptPart? up, ScriptPart? down, ScriptPart? verify)
    {
        if (verify is { Statements.Count: 0 }) _findings.Add(Tm1020UnusableVerification.Empty(verify.Place));
        if (!outline.HasMarker || up is null)
        {
            _findings.Add(Tm1008MissingUpPart.NoMarker(FilePlace));
            return;
        }

        if (up.Statements.Count == 0) _findings.Add(Tm1008MissingUpPart.Empty(up.Place));
        else usage.ReportUnused();

        var hasDown = down is { Statements.Count: > 0 };
        if (header.Irreversible is { } line)
        {
            if (hasDown) _findings.Add(Tm1010MalformedDirective.IrreversibleWithDown(_places.At(line)));
        }
        else if (!hasDown && !header.IsRepeatable)
        {
            _findings.Add(down is null ? Tm1009MissingDownPart.NoMarker(up.Place) : Tm1009MissingDownPart.Empty(down.Place));
        }
    }

    /// <param name="header">What the directives say.</param>
    /// <param name="isCut">Whether something in the header is open to the end, so that a directive may have been swallowed.</param>
    private MigrationScope? ScopeOf(FileHeader header, bool isCut)
    {
        if (header.SaysScope) return header.Scope;
        var folders = FolderScope.Of(_projectPath);
        if (folders is { Global: { } global, Tenant: { } tenant }) _findings.Add(Tm1007UnclearScope.Contradictory(FilePlace, global, tenant));
        else if (folders.Scope is null && !isCut) _findings.Add(Tm1007UnclearScope.Missing(FilePlace));
        return folders.Scope;
    }

    private List<AcceptedFinding> AcceptedIn(FileOutline outline, ScriptPart? up, ScriptPart? down, ScriptPart? verify)
    {
        var accepted = new List<AcceptedFinding>();
        foreach (var (directive, section) in outline.Directives)
        {
            if (directive.Kind != DirectiveKind.Allow) continue;
            var statements = section switch { ScriptSection.Up => up?.Statements, ScriptSection.Down => down?.Statements, ScriptSection.Verify => verify?.Statements, _ => null };
            if (AcceptedParser.Parse(_text, directive, section, statements ?? default, _places, _findings) is { } entry) accepted.Add(entry);
        }

        return accepted;
    }

    private StatementSpan FirstLine(StatementSpan statement)
    {
        var end = _text.IndexOf('\n', statement.Start, statement.Length);
        return end < 0 ? statement : new StatementSpan(statement.Start, end - statement.Start);
    }

    private bool LooksLikeUtf16() =>
        _text.Length >= 4 && ((_text[0] == '\0' && _text[2] == '\0') || (_text[1] == '\0' && _text[3] == '\0'));

    private EquatableArray<Finding> Sorted()
    {
        _findings.Sort(FindingOrder.Compare);
        return _findings.ToArray();
    }
}
