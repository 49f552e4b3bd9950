using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>A part of a migration, as rules see it.</summary>
internal sealed class RulePart
{
    private readonly PartSyntax _syntax;
    private readonly bool _isInClass;
    private readonly List<RuleReport> _reports = [];
    private IReadOnlyList<SettingChange>? _settingChanges;

    public RulePart(PartSyntax syntax, MigrationScope? scope, ScriptSection section, bool inTransaction, bool isInClass, ScriptOptions options)
    {
        _syntax = syntax;
        _isInClass = isInClass;
        Scope = scope;
        Section = section;
        InTransaction = inTransaction;
        Options = options;
        Statements = [.. syntax.Statements.Select((statement, index) => new RuleStatement(syntax.Text, statement, index))];
    }

    /// <summary>Once per database or once per tenant; null where the source does not say (TM1007).</summary>
    public MigrationScope? Scope { get; }

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

    /// <summary>The settings that it changes, in the order in which they stand there. Several rules ask.</summary>
    public IReadOnlyList<SettingChange> SettingChanges => _settingChanges ??= SettingChange.In(this);

    /// <summary>What was reported.</summary>
    public IReadOnlyList<RuleReport> Reports => _reports;

    /// <summary>What becomes of a migration that the server refuses, as the end of a sentence.</summary>
    public string WouldFail => Scope switch
    {
        MigrationScope.Tenant => "every tenant would fail",
        MigrationScope.Global => "it would fail in every database",
        _ => "it would fail everywhere",
    };

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
    public void Report(StatementRule rule, RuleStatement statement, SqlSpan span, string message) =>
        _reports.Add(new RuleReport([(statement.Index, rule.Rule.At(PlaceOf(span), message))], Others: null));

    /// <summary>Reports several findings as one: the first that is not accepted, and how many others there are.</summary>
    /// <param name="rule">Who reports.</param>
    /// <param name="found">A statement each, in order, with its message.</param>
    /// <param name="others">What the message says besides about others that are not accepted either; takes how many.</param>
    public void ReportTogether(StatementRule rule, IReadOnlyList<(RuleStatement Statement, string Message)> found, Func<int, string> others)
    {
        if (found.Count > 0)
            _reports.Add(new RuleReport([.. found.Select(one => (one.Statement.Index, rule.Rule.At(PlaceOf(one.Statement.Span), one.Message)))], others));
    }

    /// <summary>The place of a span's first line.</summary>
    public SourcePlace PlaceOf(SqlSpan span)
    {
        var lineEnd = Text.IndexOf('\n', span.Start, span.Length);
        return _syntax.Places.At(span.Start, lineEnd < 0 ? span.Length : lineEnd - span.Start);
    }
}
