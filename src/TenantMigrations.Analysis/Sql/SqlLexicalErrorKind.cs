namespace TenantMigrations.Analysis.Sql;

/// <summary>What is wrong with the text of a token, or with the parentheses around statements.</summary>
public enum SqlLexicalErrorKind : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A string literal has no closing quote; the place is where it opens.</summary>
    UnterminatedString,

    /// <summary>A quoted name has no closing quote; the place is where it opens.</summary>
    UnterminatedQuotedIdentifier,

    /// <summary>A block comment is not closed; the place is where the outermost opens. Block comments nest.</summary>
    UnterminatedBlockComment,

    /// <summary>The closing tag of a dollar quote is missing; the place is where it opens.</summary>
    UnterminatedDollarString,

    /// <summary><c>""</c> is no name.</summary>
    EmptyQuotedIdentifier,

    /// <summary>Letters or an unfinished exponent behind a number, such as <c>123abc</c> or <c>1e+</c>.</summary>
    NumberWithTrailingJunk,

    /// <summary>Letters behind a parameter, such as <c>$1a</c>.</summary>
    ParameterWithTrailingJunk,

    /// <summary><c>1_000</c>, <c>0x1F</c>, <c>0o17</c> and <c>0b1</c>: good from PostgreSQL 16 on, an error before.</summary>
    NumberOfPostgres16,

    /// <summary>A vertical tab: white space from PostgreSQL 16 on, an error before.</summary>
    VerticalTabOfPostgres16,

    /// <summary>An operator of more than 63 characters.</summary>
    OperatorTooLong,

    /// <summary><c>${</c> without a name of letters, digits and underscores and a closing brace.</summary>
    MalformedPlaceholder,

    /// <summary>A psql command: the server does not know it.</summary>
    MetaCommand,

    /// <summary>A character with the code zero, which PostgreSQL cannot hold.</summary>
    NulCharacter,

    /// <summary>A character that begins no token of SQL, such as <c>{</c> or a lone <c>$</c>.</summary>
    UnexpectedCharacter,

    /// <summary>A statement ends while a parenthesis is open; the place is the outermost one that is.</summary>
    UnclosedParenthesis,

    /// <summary>A closing parenthesis without an opening one.</summary>
    UnopenedParenthesis,

    /// <summary>A function body that begins with <c>BEGIN ATOMIC</c> has no <c>END</c>; the place is its <c>BEGIN</c>.</summary>
    UnclosedAtomicBody,
}
