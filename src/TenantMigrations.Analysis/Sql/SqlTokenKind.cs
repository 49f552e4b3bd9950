namespace TenantMigrations.Analysis.Sql;

/// <summary>What a <see cref="SqlToken"/> is.</summary>
public enum SqlTokenKind : byte
{
    /// <summary>No token: before the first move and behind the last.</summary>
    None,

    /// <summary>Spaces, tabs, line ends, form feeds; vertical tabs are tokens of their own.</summary>
    WhiteSpace,

    /// <summary><c>-- …</c>, up to the line end and without it.</summary>
    LineComment,

    /// <summary><c>/* … */</c>, nested ones included.</summary>
    BlockComment,

    /// <summary>A keyword or an unquoted name.</summary>
    Identifier,

    /// <summary><c>"…"</c>.</summary>
    QuotedIdentifier,

    /// <summary><c>U&amp;"…"</c>.</summary>
    UnicodeIdentifier,

    /// <summary><c>'…'</c>, with all pieces that continue it on later lines.</summary>
    String,

    /// <summary><c>E'…'</c>.</summary>
    EscapeString,

    /// <summary><c>U&amp;'…'</c>.</summary>
    UnicodeString,

    /// <summary><c>N'…'</c>.</summary>
    NationalString,

    /// <summary><c>B'…'</c>.</summary>
    BitString,

    /// <summary><c>X'…'</c>.</summary>
    HexString,

    /// <summary><c>$$…$$</c> or <c>$tag$…$tag$</c>.</summary>
    DollarString,

    /// <summary>A number, never with a sign.</summary>
    Number,

    /// <summary><c>$1</c>.</summary>
    Parameter,

    /// <summary><c>${name}</c>, whose value comes from the settings.</summary>
    Placeholder,

    /// <summary>An operator of one or more characters, <c>=</c>, <c>&lt;</c>, <c>*</c> and the like included.</summary>
    Operator,

    /// <summary><c>::</c>.</summary>
    TypeCast,

    /// <summary><c>..</c>.</summary>
    DotDot,

    /// <summary><c>:=</c>.</summary>
    ColonEquals,

    /// <summary><c>=&gt;</c>.</summary>
    EqualsGreater,

    /// <summary><c>.</c>.</summary>
    Dot,

    /// <summary><c>,</c>.</summary>
    Comma,

    /// <summary><c>:</c>.</summary>
    Colon,

    /// <summary><c>;</c>.</summary>
    Semicolon,

    /// <summary><c>(</c>.</summary>
    LeftParenthesis,

    /// <summary><c>)</c>.</summary>
    RightParenthesis,

    /// <summary><c>[</c>.</summary>
    LeftBracket,

    /// <summary><c>]</c>.</summary>
    RightBracket,

    /// <summary>A command of psql, such as <c>\i file.sql</c>, up to the line end; no SQL.</summary>
    MetaCommand,

    /// <summary>A character that begins no token of SQL.</summary>
    Unknown,
}
