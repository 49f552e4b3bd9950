using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

internal static class Tm1100SyntaxError
{
    public static Rule Rule { get; } = new("TM1100", "SQL syntax error", FindingSeverity.Error, isConfigurable: false);

    public static Finding At(SourcePlace place, SqlLexicalErrorKind kind) => Rule.At(place, Message(kind));

    private static string Message(SqlLexicalErrorKind kind) => kind switch
    {
        SqlLexicalErrorKind.UnterminatedString => "String literal is not closed: there is no closing ' behind this one. Write a quote inside a literal twice, ''.",
        SqlLexicalErrorKind.UnterminatedQuotedIdentifier => "Quoted name is not closed: there is no closing \" behind this one. Write a quote inside a name twice, \"\".",
        SqlLexicalErrorKind.UnterminatedBlockComment => "Block comment is not closed: there is no */ for this /*. Comments nest, so each /* inside needs its own */.",
        SqlLexicalErrorKind.UnterminatedDollarString => "Dollar quote is not closed: the same tag does not come a second time. Tags are compared to the letter, case included.",
        SqlLexicalErrorKind.EmptyQuotedIdentifier => "A quoted name must not be empty. An empty text is '' with single quotes.",
        SqlLexicalErrorKind.NumberWithTrailingJunk => "Behind this number come letters. Put a blank between them, or quote what is a name.",
        SqlLexicalErrorKind.ParameterWithTrailingJunk => "Behind this parameter come letters. Put a blank between them.",
        SqlLexicalErrorKind.OperatorTooLong => "This operator has more than 63 characters, which PostgreSQL does not read.",
        SqlLexicalErrorKind.MetaCommand => "This is a command of psql, which the server does not know. Write the SQL that it stands for.",
        SqlLexicalErrorKind.UnclosedParenthesis => "This parenthesis is not closed before the statement ends.",
        SqlLexicalErrorKind.UnopenedParenthesis => "This parenthesis closes none that is open.",
        SqlLexicalErrorKind.UnclosedAtomicBody => "This BEGIN ATOMIC has no END, so the statement does not end.",
        _ => "No SQL begins with this character.",
    };
}
