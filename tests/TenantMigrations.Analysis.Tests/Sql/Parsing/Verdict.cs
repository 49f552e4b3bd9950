using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>What the parser says of one statement.</summary>
internal static class Verdict
{
    public static ParsedStatement Of(string statement, int version = 15) =>
        StatementParser.Parse(statement, new SqlSpan(0, statement.Length), SqlDialect.Of(version));

    public static void Reads(string statement, int version = 15)
    {
        var parsed = Of(statement, version);
        Assert.True(parsed.Tree is not null, parsed.Beyond ?? $"stops at {parsed.Error?.Span}: {Rest(statement, parsed)}");
    }

    /// <param name="marked">The statement, with ⟦ ⟧ around the token where PostgreSQL stops; around nothing, where it ends too early.</param>
    public static SyntaxError Stops(string marked, int version = 15)
    {
        var start = marked.IndexOf('⟦', StringComparison.Ordinal);
        var end = marked.IndexOf('⟧', StringComparison.Ordinal) - 1;
        var statement = marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
        var parsed = Of(statement, version);
        Assert.True(parsed.Error is not null, parsed.Beyond ?? "read");
        Assert.Equal(statement[start..end], statement[parsed.Error.Span.Start..parsed.Error.Span.End]);
        Assert.Equal(start, parsed.Error.Span.Start);
        return parsed.Error;
    }

    public static T Tree<T>(string statement, int version = 15)
        where T : Statement
    {
        Reads(statement, version);
        return Assert.IsType<T>(Of(statement, version).Tree);
    }

    private static string Rest(string statement, ParsedStatement parsed) => parsed.Error is { } error ? statement[error.Span.Start..] : "";
}
