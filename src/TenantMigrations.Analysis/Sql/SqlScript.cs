namespace TenantMigrations.Analysis.Sql;

/// <summary>What <see cref="StatementReader"/> found. Arrays are not to be changed.</summary>
public sealed class SqlScript
{
    internal SqlScript(StatementSpan[] statements, SqlLexicalError[] errors)
    {
        Statements = statements;
        Errors = errors;
    }

    /// <summary>
    /// The statements, in order; empty ones are left out. A span has neither the closing semicolon nor blanks or comments at its ends.
    /// </summary>
    public StatementSpan[] Statements { get; }

    /// <summary>
    /// What is wrong, in order of place. <see cref="SqlLexicalErrorKind.NumberOfPostgres16"/> and
    /// <see cref="SqlLexicalErrorKind.VerticalTabOfPostgres16"/> are errors only where an older PostgreSQL is targeted.
    /// </summary>
    public SqlLexicalError[] Errors { get; }
}
