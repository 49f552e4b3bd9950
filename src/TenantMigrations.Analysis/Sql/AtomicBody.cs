namespace TenantMigrations.Analysis.Sql;

/// <summary>
/// The body of a SQL-standard routine, <c>BEGIN ATOMIC … END</c>. It is given the tokens of a <c>CREATE FUNCTION</c> or
/// <c>PROCEDURE</c> that are outside parentheses. Inside the body <c>CASE … END</c> is counted too.
/// </summary>
internal sealed class AtomicBody(string text)
{
    private int _begin = -1;
    private int _depth;
    private bool _previousNames;

    public bool IsOpen => _depth > 0;

    /// <summary>Where its <c>BEGIN</c> is.</summary>
    public int Begin => _begin;

    public void Add(SqlToken token)
    {
        // Behind a dot or AS comes a name, even where it is spelt as a keyword.
        var named = _previousNames;
        _previousNames = token.Kind == SqlTokenKind.Dot || token.IsWord(text, "as");
        if (_depth == 0) Open(token);
        else if (named) return;
        else if (token.IsWord(text, "case")) _depth++;
        else if (token.IsWord(text, "end")) _depth--;
    }

    public void Clear()
    {
        _begin = -1;
        _depth = 0;
        _previousNames = false;
    }

    /// <summary><c>BEGIN</c> alone may be a name here (a type, a setting); with <c>ATOMIC</c> behind it is the body.</summary>
    private void Open(SqlToken token)
    {
        if (_begin >= 0 && token.IsWord(text, "atomic")) _depth = 1;
        else _begin = token.IsWord(text, "begin") ? token.Start : -1;
    }
}
