using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>
/// Looks for the journal in one statement and the bodies in it. A name can be many things: a schema is only what stands before a dot where nothing else in the statement is called so, and
/// what stands where the grammar wants a schema.
/// </summary>
internal sealed class JournalSearch
{
    private static readonly string[] s_beforeStatement = ["begin", "then", "else", "loop", "atomic", "declare"];

    private readonly string _text;
    private readonly string _schema;
    private readonly JournalText _literals;
    private readonly IReadOnlyList<SqlToken> _tokens;
    private readonly bool _hasBody;
    private readonly int _bodyEnd;
    private readonly List<JournalMention> _qualifiers = [];
    private readonly List<JournalMention> _others = [];

    // The first word of the statement that a token belongs to, in a body too: by it a word such as SET is told from another.
    private string _first = "";
    private bool _beginsStatement = true;
    private bool _isExecuted;
    private bool _isNameOfOther;

    // Where the last list of names that was gone back along was left, and what stands before the list: a long one is gone along once.
    private (int Name, int Before) _list = (-1, -1);

    private JournalSearch(RulePart part, RuleStatement statement)
    {
        _text = part.Text;
        _schema = part.Options.JournalSchema;
        _literals = new JournalText(_schema);
        _tokens = BodyTokens.All(part.Text, statement);
        _hasBody = statement.Tree is DoStatement or CreateRoutine;
        _bodyEnd = statement.Tree is CreateRoutine { Body: { } body } ? body.Span.End : int.MaxValue;
    }

    /// <summary>The first mention in a statement; null where nothing is certain to be one.</summary>
    public static JournalMention? FirstIn(RulePart part, RuleStatement statement) =>
        MayBeIn(part, statement.Span) ? new JournalSearch(part, statement).First() : null;

    // A name with quotes in it is written in another way.
    private static bool MayBeIn(RulePart part, SqlSpan span) =>
        Holds(part.Text, span, part.Options.JournalSchema) || Holds(part.Text, span, JournalMention.SettingPrefix) || Holds(part.Text, span, "U&\"") || part.Options.JournalSchema.IndexOf('"') >= 0;

    private static bool Holds(string text, SqlSpan span, string word) => text.IndexOf(word, span.Start, span.Length, StringComparison.OrdinalIgnoreCase) >= 0;

    private JournalMention? First()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            Follow(i);
            if (TokenText.Name(_text, _tokens, i) is { } name) LookAtName(i, name);
            else if (TokenText.Literal(_text, _tokens[i]) is { } content) LookAtLiteral(i, content);
        }

        if (!_isNameOfOther) _others.AddRange(_qualifiers);
        return _others.OrderBy(static mention => mention.Span.Start).FirstOrDefault();
    }

    private void Follow(int index)
    {
        var token = _tokens[index];
        if (_beginsStatement)
        {
            _first = token.Kind == SqlTokenKind.Identifier ? TokenText.Name(_text, _tokens, index)! : "";
            _isExecuted = false;
        }

        // A routine's options may stand behind its body.
        if (token.Start >= _bodyEnd) (_first, _isExecuted) = ("create", false);

        // EXECUTE FUNCTION of a trigger, and the EXECUTE of a prepared statement, stand elsewhere.
        _isExecuted |= token.IsWord(_text, "execute") && (_beginsStatement ? index > 0 : IsWord(index - 1, "in") || IsWord(index - 1, "for") || IsWord(index - 1, "query"));
        _beginsStatement = _hasBody && (token.Kind == SqlTokenKind.Semicolon || IsBeforeStatement(token));
    }

    // In a body also words of expressions, such as the THEN of a CASE: what follows there is no word that is asked for.
    private bool IsBeforeStatement(SqlToken token) => Array.Exists(s_beforeStatement, word => token.IsWord(_text, word));

    private void LookAtName(int index, string name)
    {
        if (name == "search_path" && IsSetAt(index)) AddSearchPath(index + 1);
        if (IsSettingPrefix(index, name)) _others.Add(Mention(index, index + 2, JournalMentionKind.Setting));
        else if (name == _schema) LookAtSchemaName(index);
    }

    private void LookAtSchemaName(int index)
    {
        if (IsKind(index - 1, SqlTokenKind.Dot))
        {
            // The last part of another name is what a column may be called by; one in the middle says nothing.
            _isNameOfOther |= !IsKind(index + 1, SqlTokenKind.Dot);
        }
        else if (!IsKind(index + 1, SqlTokenKind.Dot))
        {
            if (IsSchemaWanted(index)) _others.Add(Mention(index, index, JournalMentionKind.Schema));
            else _isNameOfOther = true;
        }
        else if (IsColumn(index))
        {
            _isNameOfOther = true;
        }
        else if (index + 2 < _tokens.Count && TokenText.Name(_text, _tokens, index + 2) is { } of && (_schema != "public" || IsJournals(of)))
        {
            _qualifiers.Add(Mention(index, index + 2, JournalMentionKind.Qualifier));
        }
    }

    // Where it would be the application's schema too, only the journal's own tables are the journal.
    private static bool IsJournals(string name) => name.StartsWith(JournalText.TablePrefix, StringComparison.Ordinal);

    /// <summary>Whether table.column is meant and not schema.table, or column.field.</summary>
    private bool IsColumn(int index)
    {
        if (index + 2 >= _tokens.Count || IsKind(index + 3, SqlTokenKind.Dot)) return false;
        if ((_first is "comment" or "security") && IsWord(index - 1, "column")) return true;
        if (IsWord(index - 1, "by") && IsWord(index - 2, "owned")) return true;
        if (IsOperator(index + 3, '%') && IsWord(index + 4, "type")) return true;
        return (IsWord(index - 1, "set") || IsKind(index - 1, SqlTokenKind.Comma)) && IsOperator(index + 3, '=');
    }

    /// <summary>Whether the grammar wants a schema there: behind SCHEMA, also as one of several.</summary>
    private bool IsSchemaWanted(int index)
    {
        if (_schema == "public") return false;
        if (IsRenamed(index) || (IsWord(index - 1, "authorization") && IsWord(index - 2, "schema")) || (_first == "import" && IsWord(index - 1, "into"))) return true;
        var at = index - 1;
        while (IsKind(at, SqlTokenKind.Comma) && at > 0 && TokenText.Name(_text, _tokens, at - 1) is not null) at = at - 1 == _list.Name ? _list.Before : at - 2;
        _list = (index, at);
        if (IsWord(at, "exists"))
        {
            at--;
            if (IsWord(at, "not")) at--;
            if (!IsWord(at, "if")) return false;
            at--;
        }

        if (!IsWord(at, "schema")) return false;
        return _first switch
        {
            "create" => IsWord(at - 1, "create") || IsWord(at - 1, "in") || IsExtension(at),
            "alter" => IsWord(at - 1, "alter") || IsWord(at - 1, "set") || IsWord(at - 1, "in") || IsWord(at - 1, "on"),
            "drop" => IsWord(at - 1, "drop"),
            "grant" or "revoke" or "comment" or "security" => IsWord(at - 1, "on") || IsWord(at - 1, "in"),
            "reindex" => true,
            _ => false,
        };
    }

    private bool IsExtension(int schemaWord)
    {
        for (var i = schemaWord - 1; i > 0 && i > schemaWord - 8; i--)
            if (IsWord(i, "extension") && IsWord(i - 1, "create")) return true;
        return false;
    }

    // ALTER SCHEMA x RENAME TO y.
    private bool IsRenamed(int index) => IsWord(index - 1, "to") && IsWord(index - 2, "rename") && IsWord(index - 4, "schema") && IsWord(index - 5, "alter");

    private bool IsSettingPrefix(int index, string name) => IsKind(index + 1, SqlTokenKind.Dot) && index + 2 < _tokens.Count && name + "." == JournalMention.SettingPrefix && IsSetAt(index);

    // Behind the word of SET or RESET, a clause of a function or role too. UPDATE has a SET of its own.
    private bool IsSetAt(int index)
    {
        if (_first is not ("set" or "reset" or "alter" or "create")) return false;
        var at = IsWord(index - 1, "local") || IsWord(index - 1, "session") ? index - 2 : index - 1;
        return IsWord(at, "set") || IsWord(at, "reset");
    }

    private void AddSearchPath(int index)
    {
        if (!IsOperator(index, '=') && !IsWord(index, "to")) return;
        for (var i = index + 1; i < _tokens.Count; i += 2)
        {
            var name = TokenText.Name(_text, _tokens, i) ?? TokenText.Literal(_text, _tokens[i]);
            if (name is null) return;
            if (name == _schema && _schema != "public")
            {
                _others.Add(Mention(i, i, JournalMentionKind.SearchPath));
                return;
            }

            if (!IsKind(i + 1, SqlTokenKind.Comma)) return;
        }
    }

    private void LookAtLiteral(int index, string content)
    {
        if (_schema != "public" && content == _schema && IsWord(index - 1, "schema") && IsWord(index - 2, "set") && _first == "set")
        {
            _others.Add(Mention(index, index, JournalMentionKind.SearchPath));
            return;
        }

        var called = IsKind(index - 1, SqlTokenKind.LeftParenthesis) && index > 1 ? TokenText.Name(_text, _tokens, index - 2) : null;
        if (called is "set_config" or "current_setting" && content.StartsWith(JournalMention.SettingPrefix, StringComparison.OrdinalIgnoreCase))
            _others.Add(Mention(index, index, JournalMentionKind.Setting));
        else if (called == "set_config" && IsSearchPathOfCall(index, content))
            _others.Add(Mention(index + 2, index + 2, JournalMentionKind.SearchPath));
        else if (_schema != "public" && content == _schema && (CastOf(index) == "regnamespace" || called == "to_regnamespace"))
            _others.Add(Mention(index, index, JournalMentionKind.Schema));
        else if ((IsName(index, called) ? _literals.Name(content) : Sql(content)) is { } found)
            _others.Add(new JournalMention(InLiteral(index, content, found), JournalMentionKind.Text));
    }

    private SqlSpan? Sql(string content) => _first switch
    {
        // What is stored, told or written about something is not carried out.
        "insert" or "update" or "merge" or "comment" or "raise" => null,
        _ => _literals.Sql(content) ?? (_isExecuted ? _literals.Name(content) : null),
    };

    // Where a doubled quote stands for one, the whole literal is marked.
    private SqlSpan InLiteral(int index, string content, SqlSpan found)
    {
        var token = _tokens[index];
        var opening = token.OpeningLength(_text);
        var closing = token.Kind == SqlTokenKind.DollarString ? opening : 1;
        return content.Length == token.Length - opening - closing
            ? new SqlSpan(token.Start + opening + found.Start, token.Start + opening + found.End)
            : new SqlSpan(token.Start, token.End);
    }

    private bool IsSearchPathOfCall(int index, string name) =>
        name.Equals("search_path", StringComparison.OrdinalIgnoreCase) && IsKind(index + 1, SqlTokenKind.Comma) && index + 2 < _tokens.Count
        && TokenText.Literal(_text, _tokens[index + 2]) is { } path && _literals.IsInPath(path);

    // 'x'::regclass, CAST('x' AS regclass), regclass 'x', to_regclass('x'), nextval('x').
    private bool IsName(int index, string? called) => CastOf(index) is not null || called is "to_regclass" or "to_regproc" or "to_regprocedure" or "to_regtype" or "nextval" or "currval" or "setval";

    private string? CastOf(int index)
    {
        var isCast = IsKind(index + 1, SqlTokenKind.TypeCast) || (IsWord(index + 1, "as") && IsKind(index - 1, SqlTokenKind.LeftParenthesis) && IsWord(index - 2, "cast"));
        var type = isCast ? TypeAt(index + 2) : index > 0 ? TokenText.Name(_text, _tokens, index - 1) : null;
        return type is "regclass" or "regproc" or "regprocedure" or "regtype" or "regoper" or "regoperator" or "regconfig" or "regdictionary" or "regcollation" or "regnamespace" ? type : null;
    }

    private string? TypeAt(int index)
    {
        if (index >= _tokens.Count) return null;
        var name = TokenText.Name(_text, _tokens, index);
        return name == "pg_catalog" && IsKind(index + 1, SqlTokenKind.Dot) && index + 2 < _tokens.Count ? TokenText.Name(_text, _tokens, index + 2) : name;
    }

    private JournalMention Mention(int first, int last, JournalMentionKind kind) => new(new SqlSpan(_tokens[first].Start, _tokens[last].End), kind);

    private bool IsWord(int index, string word) => index >= 0 && index < _tokens.Count && _tokens[index].IsWord(_text, word);

    private bool IsKind(int index, SqlTokenKind kind) => index >= 0 && index < _tokens.Count && _tokens[index].Kind == kind;

    private bool IsOperator(int index, char sign) => IsKind(index, SqlTokenKind.Operator) && _tokens[index].Length == 1 && _text[_tokens[index].Start] == sign;
}
