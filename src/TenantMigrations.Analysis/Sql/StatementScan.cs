namespace TenantMigrations.Analysis.Sql;

/// <summary>
/// One pass over the tokens of a script. A statement ends at a semicolon outside parentheses and outside a <c>BEGIN ATOMIC</c> body; in
/// <c>CREATE RULE … DO (a; b)</c> semicolons stand in parentheses, everywhere else such a semicolon shows that one is not closed.
/// </summary>
internal sealed class StatementScan(string text)
{
    private readonly List<StatementSpan> _statements = [];
    private readonly List<SqlLexicalError> _errors = [];
    private readonly StatementHead _head = new(text);
    private readonly AtomicBody _body = new(text);
    private bool _errorsUnordered;
    private bool _forgivesSemicolons;
    private (int First, int End, int Behind)? _likelyEnd;
    private int _first = -1;
    private int _end;
    private int _depth;
    private int _opened;

    public SqlScript Run(int start, int end)
    {
        Scan(start, end);
        if (_body.IsOpen && _likelyEnd is { } likely)
        {
            // The body is open to the end, so a semicolon is missing before its END: what was taken for its statements are those of the script.
            _forgivesSemicolons = true;
            _errors.RemoveAll(error => error.Start >= likely.Behind);
            (_first, _end, _depth) = (likely.First, likely.End, 0);
            _body.Clear();
            Finish();
            Scan(likely.Behind, end);
        }

        Finish();
        if (_errorsUnordered) _errors.Sort((a, b) => a.Start.CompareTo(b.Start));
        return new SqlScript([.. _statements], [.. _errors]);
    }

    private void Scan(int start, int end)
    {
        foreach (var token in new SqlLexer(text, start, end))
        {
            if (token.Error != SqlLexicalErrorKind.None) Report(token);
            if (token.IsBlank) continue;
            if (token.Kind == SqlTokenKind.MetaCommand) MetaCommand(token);
            else if (token.Kind != SqlTokenKind.Semicolon) Add(token);
            else if (EndsStatement(token)) Finish();
        }
    }

    private void Add(SqlToken token)
    {
        if (_first < 0) _first = token.Start;
        _end = token.End;
        switch (token.Kind)
        {
            case SqlTokenKind.LeftParenthesis:
                if (_depth++ == 0) _opened = token.Start;
                break;
            case SqlTokenKind.RightParenthesis:
                if (_depth > 0) _depth--;
                else _errors.Add(new(SqlLexicalErrorKind.UnopenedParenthesis, token.Start, 1));
                break;
        }

        _head.Add(token);
        if (_head.IsRoutine && _depth == 0) _body.Add(token);
    }

    private bool EndsStatement(SqlToken semicolon)
    {
        // The parts of a rule's action: one level of parentheses, and nothing that could be open besides.
        if (_depth == 1 && _head.IsRule) return false;
        if (_depth > 0)
        {
            ReportOpen(SqlLexicalErrorKind.UnclosedParenthesis, _opened, 1);
            _depth = 0;
        }

        if (!_body.IsOpen) return true;
        _body.EndStatement();
        if (!_body.MayHaveEnded) return false;
        if (_forgivesSemicolons)
        {
            _body.Clear();
            return true;
        }

        _likelyEnd ??= (_first, _end, semicolon.End);
        return false;
    }

    private void Finish()
    {
        if (_depth > 0) ReportOpen(SqlLexicalErrorKind.UnclosedParenthesis, _opened, 1);
        if (_body.IsOpen) ReportOpen(SqlLexicalErrorKind.UnclosedAtomicBody, _body.Begin, "begin".Length);
        if (_first >= 0) _statements.Add(new StatementSpan(_first, _end - _first));
        _first = -1;
        _depth = 0;
        _likelyEnd = null;
        _head.Clear();
        _body.Clear();
    }

    /// <summary>Never part of a statement. Those that send what was typed so far, such as <c>\g</c> and <c>\gset</c>, end one.</summary>
    private void MetaCommand(SqlToken token)
    {
        if (text[token.Start + 1] == 'g') Finish();
    }

    private void Report(SqlToken token) =>
        _errors.Add(new(token.Error, token.Start, token.IsUnterminated ? token.OpeningLength(text) : token.Length));

    /// <summary>That something is not closed is known only behind what may be wrong inside it.</summary>
    private void ReportOpen(SqlLexicalErrorKind kind, int start, int length)
    {
        _errorsUnordered |= _errors.Count > 0 && _errors[_errors.Count - 1].Start > start;
        _errors.Add(new(kind, start, length));
    }
}
