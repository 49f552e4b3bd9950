namespace TenantMigrations.Analysis.Sql;

/// <summary>What is wrong with a token, and what to do about it.</summary>
internal static class LexicalMessage
{
    /// <param name="kind">What is wrong.</param>
    /// <param name="token">What stands there.</param>
    public static string Of(SqlLexicalErrorKind kind, string token) => kind switch
    {
        SqlLexicalErrorKind.UnterminatedString => "String literal is not closed: there is no closing ' behind this one. Write a quote inside a literal twice, ''.",
        SqlLexicalErrorKind.UnterminatedQuotedIdentifier => "Quoted name is not closed: there is no closing \" behind this one. Write a quote inside a name twice, \"\".",
        SqlLexicalErrorKind.UnterminatedBlockComment => "Block comment is not closed: there is no */ for this /*. Comments nest, so each /* inside needs its own */.",
        SqlLexicalErrorKind.UnterminatedDollarString => "Dollar quote is not closed: the same tag does not come a second time. Tags are compared to the letter, case included.",
        SqlLexicalErrorKind.EmptyQuotedIdentifier => "A quoted name must not be empty. An empty text is '' with single quotes.",
        SqlLexicalErrorKind.NumberWithTrailingJunk => "Behind this number come letters. Put a blank between them, or quote what is a name.",
        SqlLexicalErrorKind.ParameterWithTrailingJunk => "Behind this parameter come letters. Put a blank between them.",
        SqlLexicalErrorKind.NumberOfPostgres16 => "PostgreSQL reads this number only from version 16 on: write it in plain decimal digits.",
        SqlLexicalErrorKind.VerticalTabOfPostgres16 => "PostgreSQL takes a vertical tab for a blank only from version 16 on: write a blank.",
        SqlLexicalErrorKind.OperatorTooLong => "This operator has more than 63 characters, which PostgreSQL does not read.",
        SqlLexicalErrorKind.MetaCommand => PsqlCommand.Advice(token),
        SqlLexicalErrorKind.UnclosedParenthesis => "This parenthesis is not closed before the statement ends.",
        SqlLexicalErrorKind.UnopenedParenthesis => "This parenthesis closes none that is open.",
        SqlLexicalErrorKind.UnclosedAtomicBody => "This BEGIN ATOMIC has no END, so the statement does not end.",
        _ when token is "{" or "}" => "Braces are not SQL. A placeholder is written ${name}; in a C# string, {name} is filled in only where the string begins with $.",
        _ => "No SQL begins with this character.",
    };
}
