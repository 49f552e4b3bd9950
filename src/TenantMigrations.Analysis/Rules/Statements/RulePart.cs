using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>A part of a migration, as rules see it.</summary>
internal sealed class RulePart
{
    private readonly PartSyntax _syntax;
    private readonly bool _isInClass;
    private readonly List<(int Statement, Finding Finding)> _found = [];

    public RulePart(PartSyntax syntax, ScriptSection section, bool inTransaction, bool isInClass, ScriptOptions options)
    {
        _syntax = syntax;
        _isInClass = isInClass;
        Section = section;
        InTransaction = inTransaction;
        Options = options;
        Statements = [.. syntax.Statements.Select((statement, index) => new RuleStatement(syntax.Text, statement, index))];
    }

    /// <summary>The up or the down part.</summary>
    public ScriptSection Section { get; }

    /// <summary>False for <c>transaction:false</c>.</summary>
    public bool InTransaction { get; }

    /// <summary>What the project says.</summary>
    public ScriptOptions Options { get; }

    /// <summary>The migration text; all spans count in it.</summary>
    public string Text => _syntax.Text;

    /// <summary>Its statements, in order.</summary>
    public IReadOnlyList<RuleStatement> Statements { get; }

    /// <summary>What was reported, with the statement it is about.</summary>
    public IReadOnlyList<(int Statement, Finding Finding)> Found => _found;

    /// <summary>What to write so that this part runs outside a transaction, ready to be put into a sentence.</summary>
    public string WithoutTransaction =>
        _isInClass ? "'Transaction = false' in [Migration]" : Section == ScriptSection.Down ? "'-- migrate:down transaction:false'" : "'-- migrate:up transaction:false'";

    /// <summary>What to remove so that this part runs in a transaction, ready to be put into a sentence.</summary>
    public string NoTransactionMark => _isInClass ? "'Transaction = false'" : "'transaction:false'";

    /// <summary>Reports a finding.</summary>
    /// <param name="rule">Who reports.</param>
    /// <param name="statement">The statement above which it can be accepted.</param>
    /// <param name="span">What to mark; at most its first line is.</param>
    /// <param name="message">What is wrong, why it matters and what to write instead; one line.</param>
    public void Report(StatementRule rule, RuleStatement statement, SqlSpan span, string message) => _found.Add((statement.Index, rule.Rule.At(PlaceOf(span), message)));

    /// <summary>The place of a span's first line.</summary>
    public SourcePlace PlaceOf(SqlSpan span)
    {
        var lineEnd = Text.IndexOf('\n', span.Start, span.Length);
        return _syntax.Places.At(span.Start, lineEnd < 0 ? span.Length : lineEnd - span.Start);
    }
}
