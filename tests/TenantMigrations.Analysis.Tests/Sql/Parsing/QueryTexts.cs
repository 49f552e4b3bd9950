using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>Reads one statement, for the tests of queries and of what changes data.</summary>
internal static class QueryTexts
{
    public static ParsedStatement Read(string text, int version = 15) => StatementParser.Parse(text, new SqlSpan(0, text.Length), SqlDialect.Of(version));

    public static T Tree<T>(string text, int version = 15) => Assert.IsType<T>(Good(text, version));

    public static object Good(string text, int version = 15)
    {
        var parsed = Read(text, version);
        Assert.True(parsed.Error is null, $"{version} refuses {text}: {parsed.Error}");
        Assert.Null(parsed.Beyond);
        return parsed.Tree!;
    }

    /// <summary>The statement is refused at what stands between ⟦ and ⟧.</summary>
    public static SyntaxError Bad(string marked, int version = 15)
    {
        var start = marked.IndexOf('⟦', StringComparison.Ordinal);
        var end = marked.IndexOf('⟧', StringComparison.Ordinal) - 1;
        var text = marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
        var error = Read(text, version).Error;
        Assert.True(error is not null, $"{version} takes {text}");
        Assert.True(error.Span == new SqlSpan(start, end), $"{text} is refused at {error}");
        return error;
    }
}
