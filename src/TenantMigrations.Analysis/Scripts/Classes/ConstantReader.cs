using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>Reads a constant of a class. All of it is one part: directives belong to files, but for those on statements.</summary>
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

    // A verification always has one, of its own where the migration has none.
    private bool InTransaction => facts.Transaction || section == ScriptSection.Verify;

    private SourceAnchor Anchor => section switch
    {
        ScriptSection.Up => SourceAnchor.UpMember,
        ScriptSection.Down => SourceAnchor.DownMember,
        _ => SourceAnchor.VerifyMember,
    };

    private SourceAnchor TextAnchor => section switch
    {
        ScriptSection.Up => SourceAnchor.UpText,
        ScriptSection.Down => SourceAnchor.DownText,
        _ => SourceAnchor.VerifyText,
    };

    /// <returns>The part; null where the text is not to be read at all.</returns>
    public ScriptPart? Read(string value)
    {
        var text = MigrationText.Normalize(value);
        var places = TextPlaces.OfConstant(facts, TextAnchor, text);
        var nul = text.IndexOf('\0');
        if (nul >= 0)
        {
            findings.Add(Tm1018NotUtf8.Nul(places.At(nul, 1)));
            return null;
        }

        var script = StatementReader.Read(text);
        var syntax = errors.ReadPart(places, text, script, dialect);
        var expectations = new ExpectationParser(text, places, findings);
        RulePart = new RulePart(syntax, Scope, section, InTransaction, isInClass: true, options);
        foreach (var token in new SqlLexer(text))
            if (token.Kind == SqlTokenKind.LineComment) ReadComment(text, token, syntax, script.Statements, places, expectations);

        TrimmedText = LineEndTrimmer.TrimLineEnds(text);
        var placeholders = new PlaceholderScan(text, places, usage).Read(script.Statements);
        if (section == ScriptSection.Verify)
            foreach (var statement in syntax.Statements)
                if (Tm1020UnusableVerification.Check(RulePart.PlaceOf(statement.Span), statement) is { } finding) findings.Add(finding);
        return new ScriptPart(script.Statements, placeholders, InTransaction, new SourcePlace(facts.Path, facts.TypeName, Anchor, 0, default))
        {
            ExpectedRows = expectations.Expectations,
        };
    }

    private void ReadComment(
        string text, SqlToken comment, PartSyntax syntax, StatementSpan[] statements, TextPlaces places, ExpectationParser expectations)
    {
        var directive = DirectiveParser.Parse(text, comment.Start, comment.End);
        switch (directive.Kind)
        {
            case DirectiveKind.Up or DirectiveKind.Down or DirectiveKind.Verify:
                findings.Add(Tm1010MalformedDirective.MarkerInConstant(places.At(directive.Line)));
                break;
            case DirectiveKind.Allow when !DirectiveParser.IsAloneOnLine(text, comment.Start):
                findings.Add(Tm1010MalformedDirective.NotOnItsOwnLine(places.At(directive.Line), "tm:allow"));
                break;
            case DirectiveKind.Allow:
                if (AcceptedParser.Parse(text, directive, section, statements, places, findings) is { } entry) Accepted.Add(entry);
                break;
            case DirectiveKind.ExpectRows when DirectiveParser.IsAloneOnLine(text, comment.Start):
                expectations.Read(directive, syntax);
                break;
            case DirectiveKind.None when DirectiveParser.IsAloneOnLine(text, comment.Start) && DirectiveTypos.IsLikeExpectation(text, directive.Line):
                findings.Add(Tm1010MalformedDirective.Misspelt(places.At(directive.Line), "-- expect-rows: >0"));
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
