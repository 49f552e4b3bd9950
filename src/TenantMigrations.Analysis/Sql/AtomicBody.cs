namespace TenantMigrations.Analysis.Sql;

/// <summary>
/// The body of a SQL-standard routine, <c>BEGIN ATOMIC … END</c>. It is given the tokens of a <c>CREATE FUNCTION</c> or <c>PROCEDURE</c> that are outside
/// parentheses, and the semicolons between its statements.
/// </summary>
/// <remarks>
/// Every statement in a body has its semicolon, so the <c>END</c> that closes it stands where a statement could begin. Anywhere else the word ends a <c>CASE</c>
/// or is a label (<c>SELECT 1 end;</c>), or a semicolon was forgotten before it.
/// </remarks>
internal sealed class AtomicBody(string text)
{
    private readonly StatementHead _inner = new(text);
    private int _beginAhead = -1;
    private int _depth;
    private int _cases;
    private bool _isAtStatement;
    private bool _previousNames;

    public bool IsOpen => _depth > 0;

    /// <summary>Where its <c>BEGIN</c> is.</summary>
    public int Begin { get; private set; } = -1;

    /// <summary>Whether an <c>END</c> was met that closes it if its author forgot a semicolon.</summary>
    public bool MayHaveEnded { get; private set; }

    public void Add(SqlToken token)
    {
        if (IsOpen && token.IsWord(text, "end") && Ends()) return;
        if (IsOpen && !MayHaveEnded) CountCases(token);
        _isAtStatement = false;
        if (IsOpen) _inner.Add(token);
        if (!IsOpen || _inner.IsRoutine) Open(token);
    }

    /// <summary>Takes a semicolon.</summary>
    public void EndStatement()
    {
        _isAtStatement = true;
        _previousNames = false;
        _cases = 0;
        _inner.Clear();
    }

    public void Clear()
    {
        _beginAhead = Begin = -1;
        _depth = _cases = 0;
        _isAtStatement = _previousNames = MayHaveEnded = false;
        _inner.Clear();
    }

    /// <summary><c>BEGIN</c> alone may be a name here (a type, a setting); with <c>ATOMIC</c> behind it is the body.</summary>
    private void Open(SqlToken token)
    {
        if (_beginAhead >= 0 && token.IsWord(text, "atomic"))
        {
            if (_depth++ == 0) Begin = _beginAhead;
            EndStatement();
        }

        _beginAhead = token.IsWord(text, "begin") ? token.Start : -1;
    }

    private bool Ends()
    {
        if (!_isAtStatement) return false;
        _isAtStatement = false;
        _depth--;
        return true;
    }

    // Behind a dot or AS comes a name, even where it is spelt as a keyword.
    private void CountCases(SqlToken token)
    {
        var named = _previousNames;
        _previousNames = token.Kind == SqlTokenKind.Dot || token.IsWord(text, "as");
        if (named) return;
        if (token.IsWord(text, "case")) _cases++;
        else if (token.IsWord(text, "end") && --_cases < 0) MayHaveEnded = true;
    }
}
