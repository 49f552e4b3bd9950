namespace TenantMigrations.Analysis.Sql;

/// <summary>Classes of characters as PostgreSQL's scanner has them.</summary>
internal static class SqlCharacter
{
    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>Everything from U+0080 on is a letter to PostgreSQL: no-break spaces, byte order marks and curly quotes too.</summary>
    public static bool IsIdentifierStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or >= '\u0080';

    public static bool IsIdentifierPart(char c) => IsIdentifierStart(c) || IsDigit(c) || c == '$';

    /// <summary>A dollar quote's tag is an identifier without dollars.</summary>
    public static bool IsTagPart(char c) => IsIdentifierStart(c) || IsDigit(c);

    public static bool IsPlaceholderPart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || IsDigit(c);

    /// <summary>White space of every PostgreSQL; a vertical tab is one only from 16 on and handled apart.</summary>
    public static bool IsWhiteSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    public static bool IsLineEnd(char c) => c is '\n' or '\r';

    public static bool IsOperatorPart(char c) => c is '~' or '!' or '@' or '#' or '^' or '&' or '|' or '`' or '?'
        or '+' or '-' or '*' or '/' or '%' or '<' or '>' or '=';

    /// <summary>An operator that holds one of these may end with a plus or a minus.</summary>
    public static bool AllowsTrailingSign(char c) => c is '~' or '!' or '@' or '#' or '^' or '&' or '|' or '`' or '?' or '%';

    public static bool IsHexDigit(char c) => IsDigit(c) || c is (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    /// <summary>Folds as PostgreSQL folds names and keywords: ASCII letters only.</summary>
    public static char ToLower(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
}
