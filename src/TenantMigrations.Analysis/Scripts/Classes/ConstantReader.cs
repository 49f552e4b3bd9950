using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>Reads the constant <c>Up</c> or <c>Down</c> of a class. All of it is one part: directives belong to files, but for <c>tm:allow</c>.</summary>
internal sealed class ConstantReader(
    ClassFacts facts, ScriptSection section, PlaceholderUsage usage, SqlDialect dialect, ScriptOptions options, SyntaxErrors errors, List<Finding> findings)
{
    public List<AcceptedFinding> Accepted { get; } = [];

    /// <summary>What the rules on statements look at; null until it is read.</summary>
    public RulePart? RulePart { get; private set; }

    /// <summary>The text as the checksum takes it; empty until it is read.</summary>
    public string TrimmedText { get; private set; } = "";

    // An attribute may hold any number.
    private MigrationScope? Scope => facts.Scope is MigrationScope.Global or MigrationScope.Tenant ? facts.Scope : null;

    /// <returns>The part; null where the text is not to be read at all.</returns>
    public ScriptPart? Read(string value)
    {
        var text = MigrationText.Normalize(value);
        var places = TextPlaces.OfConstant(facts, section == ScriptSection.Up ? SourceAnchor.UpText : SourceAnchor.DownText, text);
        var nul = text.IndexOf('\0');
        if (nul >= 0)
        {
            findings.Add(Tm1018NotUtf8.Nul(places.At(nul, 1)));
            return null;
        }

        var script = StatementReader.Read(text);
        RulePart = new RulePart(errors.ReadPart(places, text, script, dialect), Scope, section, facts.Transaction, isInClass: true, options);
        foreach (var token in new SqlLexer(text))
            if (token.Kind == SqlTokenKind.LineComment) ReadComment(text, token, script.Statements, places);

        TrimmedText = LineEndTrimmer.TrimLineEnds(text);
        var placeholders = new PlaceholderScan(text, places, usage).Read(script.Statements);
        var anchor = section == ScriptSection.Up ? SourceAnchor.UpMember : SourceAnchor.DownMember;
        return new ScriptPart(script.Statements, placeholders, facts.Transaction, new SourcePlace(facts.Path, facts.TypeName, anchor, 0, default));
    }

    private void ReadComment(string text, SqlToken comment, StatementSpan[] statements, TextPlaces places)
    {
        var directive = DirectiveParser.Parse(text, comment.Start, comment.End);
        switch (directive.Kind)
        {
            case DirectiveKind.Up or DirectiveKind.Down:
                findings.Add(Tm1010MalformedDirective.MarkerInConstant(places.At(directive.Line)));
                break;
            case DirectiveKind.Allow when !DirectiveParser.IsAloneOnLine(text, comment.Start):
                findings.Add(Tm1010MalformedDirective.NotOnItsOwnLine(places.At(directive.Line), "tm:allow"));
                break;
            case DirectiveKind.Allow:
                if (AcceptedParser.Parse(text, directive, section, statements, places, findings) is { } entry) Accepted.Add(entry);
                break;
            case DirectiveKind.UnknownOfOurs:
                findings.Add(Tm1010MalformedDirective.UnknownOfOurs(places.At(directive.Line)));
                break;
            case DirectiveKind.DependsOn or DirectiveKind.AppliesTo or DirectiveKind.Repeatable:
                findings.Add(Tm1010MalformedDirective.DirectiveInConstant(places.At(directive.Line), DirectiveNames.Of(directive.Kind)));
                break;
        }
    }
}
