using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>Reads any text and checks what holds for every text.</summary>
internal static class Parsed
{
    public static SqlDialect Fifteen { get; } = SqlDialect.Of(15);

    /// <summary>The statements of a text, each with a tree, an error inside the text, or what it is that is not read.</summary>
    public static List<ParsedStatement> All(string text, SqlDialect? dialect = null)
    {
        var statements = new List<ParsedStatement>();
        foreach (var statement in StatementReader.Read(text).Statements)
            statements.Add(One(text, new SqlSpan(statement.Start, statement.Start + statement.Length), dialect));
        return statements;
    }

    public static ParsedStatement One(string text, SqlSpan span, SqlDialect? dialect = null)
    {
        var parsed = StatementParser.Parse(text, span, dialect ?? Fifteen);
        Assert.Single([parsed.Tree is not null, parsed.Error is not null, parsed.Beyond is not null], said => said);
        foreach (var error in new[] { parsed.Error, parsed.BodyError }.OfType<SyntaxError>()) Assert.True(error.Span.Start >= span.Start && error.Span.Start <= error.Span.End && error.Span.End <= text.Length, $"{error.Span} in {span}");
        return parsed;
    }
}
