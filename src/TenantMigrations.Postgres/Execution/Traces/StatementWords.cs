using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Postgres.Execution;

/// <summary>The words of a statement, read from the first one on.</summary>
internal sealed class StatementWords
{
    private readonly List<(SqlTokenKind Kind, string Text)> _words = [];
    private int _next;

    public StatementWords(string sql)
    {
        foreach (var token in new SqlLexer(sql))
        {
            if (token.IsBlank) continue;
            _words.Add((token.Kind, sql.Substring(token.Start, token.Length)));
            if (_words.Count == 24) break; // names and keywords before the columns are all that is asked for
        }
    }

    public bool IsAtEnd => _next >= _words.Count;

    /// <summary>Goes behind this word if it comes next.</summary>
    public bool Take(string word)
    {
        if (!Comes(word)) return false;
        _next++;
        return true;
    }

    /// <summary>Goes behind these words if they come next.</summary>
    public bool Take(string first, string second)
    {
        if (!Comes(first) || !Comes(second, 1)) return false;
        _next += 2;
        return true;
    }

    /// <summary>Goes behind a list in parentheses if one comes next; what stands in it is not looked at.</summary>
    public void TakeParentheses()
    {
        if (IsAtEnd || _words[_next].Kind != SqlTokenKind.LeftParenthesis) return;
        while (!IsAtEnd && _words[_next].Kind != SqlTokenKind.RightParenthesis) _next++;
        _next++;
    }

    public bool Comes(string word, int ahead = 0) => _next + ahead < _words.Count && _words[_next + ahead] is { Kind: SqlTokenKind.Identifier } next
        && next.Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the word stands anywhere in what is left.</summary>
    public bool Contains(string word)
    {
        for (var ahead = 0; _next + ahead < _words.Count; ahead++)
        {
            if (Comes(word, ahead)) return true;
        }

        return false;
    }

    /// <summary>A name as the catalogs have it; null where none comes next.</summary>
    public string? Name()
    {
        if (IsAtEnd || NameOf(_words[_next]) is not { } name) return null;
        _next++;
        return name;
    }

    /// <summary>A name with what stands before it, as it is written; null where none comes next.</summary>
    public string? QualifiedName()
    {
        if (IsAtEnd || NameOf(_words[_next]) is null) return null;
        var text = _words[_next++].Text;
        while (_next + 1 < _words.Count && _words[_next].Kind == SqlTokenKind.Dot)
        {
            text += "." + _words[_next + 1].Text;
            _next += 2;
        }

        return text;
    }

    private static string? NameOf((SqlTokenKind Kind, string Text) word) => word.Kind switch
    {
        SqlTokenKind.Identifier => Folded(word.Text),
        SqlTokenKind.QuotedIdentifier => word.Text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal),
        _ => null,
    };

    // The server folds ASCII letters only.
    private static string Folded(string name) => string.Create(name.Length, name, static (span, n) =>
    {
        for (var i = 0; i < n.Length; i++) span[i] = char.IsAsciiLetterUpper(n[i]) ? (char)(n[i] | 0x20) : n[i];
    });
}
