using System.Text;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>
/// A piece of SQL that somebody gave as a value. It is read by the project's parser inside of a statement that has room for exactly one such piece; what would
/// end that statement, close a parenthesis that it did not open, or hide what is behind it in a comment is refused at its place.
/// </summary>
internal sealed class SqlFragment
{
    private readonly string _parameter;
    private readonly string _value;
    private readonly string _before;
    private readonly string _statement;

    private SqlFragment(string parameter, string value, string before, string behind)
    {
        _parameter = parameter;
        _value = value;
        _before = before;
        _statement = before + value + behind;
    }

    /// <summary>The text.</summary>
    public string Sql => _value;

    /// <summary>The statement that was read, with the piece in it.</summary>
    public Statement Tree { get; private set; } = null!;

    /// <param name="parameter">The parameter that it is the value of.</param>
    /// <param name="value">The piece.</param>
    /// <param name="before">What stands before it in the statement.</param>
    /// <param name="behind">What stands behind it.</param>
    /// <param name="version">The PostgreSQL that must read it.</param>
    /// <param name="isList">Whether commas may stand in it outside of parentheses.</param>
    public static SqlFragment Read(string parameter, string value, string before, string behind, int version, bool isList)
    {
        var fragment = new SqlFragment(parameter, value.Trim(), before, behind);
        fragment.CheckTokens(isList);
        fragment.Parse(version);
        return fragment;
    }

    /// <summary>Whether a node is of the piece alone.</summary>
    public bool IsInside(SqlNode node) => node.Span.Start >= _before.Length && node.Span.End <= _before.Length + _value.Length;

    /// <summary>What stands at a place of the statement.</summary>
    public string TextOf(SqlNode node) => _statement.Substring(node.Span.Start, node.Span.Length);

    /// <summary>The text with something else in the place of some nodes.</summary>
    public string With(IEnumerable<SqlNode> nodes, string instead)
    {
        var text = new StringBuilder();
        var at = _before.Length;
        foreach (var node in nodes.OrderBy(static node => node.Span.Start))
        {
            text.Append(_statement, at, node.Span.Start - at).Append(instead);
            at = node.Span.End;
        }

        return text.Append(_statement, at, _before.Length + _value.Length - at).ToString();
    }

    public TemplateRefusal Refused(string message, SqlNode node) => Refused(message, node.Span.Start - _before.Length, node.Span.Length);

    private TemplateRefusal Refused(string message, int start, int length) => new(message, _parameter, _value, Math.Max(0, start), length);

    private void CheckTokens(bool isList)
    {
        if (_value.Length == 0) throw Refused("A value is expected.", 0, 0);
        var open = new Stack<SqlToken>();
        foreach (var token in new SqlLexer(_value))
        {
            if (token.Error != SqlLexicalErrorKind.None)
                throw Refused(token.IsUnterminated ? "This is not closed." : "PostgreSQL cannot read this.", token.Start, token.IsUnterminated ? token.OpeningLength(_value) : token.Length);
            switch (token.Kind)
            {
                case SqlTokenKind.LineComment or SqlTokenKind.BlockComment: throw Refused("A comment has no place in a value.", token.Start, token.Length);
                case SqlTokenKind.Semicolon: throw Refused("A value ends no statement: leave the semicolon out.", token.Start, token.Length);
                case SqlTokenKind.Placeholder: throw Refused("A placeholder has no place in a template's value. Write the value, and the placeholder into the migration afterwards.", token.Start, token.Length);
                case SqlTokenKind.Parameter or SqlTokenKind.MetaCommand: throw Refused("This has no place in a migration.", token.Start, token.Length);
                case SqlTokenKind.LeftParenthesis or SqlTokenKind.LeftBracket: open.Push(token); break;
                case SqlTokenKind.RightParenthesis or SqlTokenKind.RightBracket:
                    if (open.Count == 0) throw Refused("This closes what was not opened.", token.Start, token.Length);
                    open.Pop();
                    break;
                case SqlTokenKind.Comma when open.Count == 0 && !isList: throw Refused("One value is expected here.", token.Start, token.Length);
            }
        }

        if (open.Count > 0) throw Refused("This is not closed.", open.Peek().Start, 1);
    }

    private void Parse(int version)
    {
        var dialect = SqlDialect.Of(version, []);
        var span = new SqlSpan(0, _statement.Length);
        var parsed = StatementParser.Parse(_statement, span, dialect);
        if (parsed.Error is { } error)
        {
            // What comes behind the value is ours: it ends too early there.
            var isBehind = error.Span.Start >= _before.Length + _value.Length;
            var message = isBehind ? "This ends too early." : SyntaxMessage.Of(_statement, span, error, dialect);
            throw Refused(message, Math.Min(error.Span.Start - _before.Length, _value.Length), isBehind ? 0 : error.Span.Length);
        }

        Tree = parsed.Tree ?? throw Refused("This is more than a template can read. Write the migration by hand: create.", 0, _value.Length);
    }
}
