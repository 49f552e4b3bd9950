using System.Text;
using TenantMigrations.Analysis.Sql;
using TenantMigrations.TestKit;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>The statistic of what the parser skips, over all the SQL in the repository: samples, workloads of benchmarks, texts of tests.</summary>
public sealed class SkippedStatementsTests(ITestOutputHelper output)
{
    private static readonly string[] Folders = ["samples", "tests"];

    // The families that a migration is made of: none of them may be skipped.
    private static readonly string[] Named =
    [
        "create table", "create index", "create view", "create materialized", "create sequence", "create type", "create domain", "create schema", "create extension", "create trigger", "create rule",
        "create aggregate", "create operator", "create role", "create policy", "create function", "create procedure", "create function body", "create procedure body",
        "alter table", "alter index", "alter type", "alter domain", "alter default", "alter policy", "alter function", "drop table", "drop index", "drop function", "drop policy",
        "select", "with", "values", "insert", "update", "delete", "merge", "truncate", "copy", "call", "do", "do body", "grant", "revoke", "comment", "set", "lock", "vacuum",
    ];

    [Fact]
    public void Nothing_in_the_repository_is_skipped()
    {
        var statistic = new SkippedStatements();
        var newest = SqlDialect.Of(18);
        foreach (var text in OrdinaryStatements.All) statistic.Add(text, newest);
        foreach (var file in Files("*.sql")) statistic.Add(SqlWords.Filled(File.ReadAllText(file)), newest);
        foreach (var literal in Files("*.cs").SelectMany(static file => SqlWords.Literals(File.ReadAllText(file))).Where(IsSql)) statistic.Add(literal, newest);

        output.WriteLine(statistic.ToString());

        Assert.All(Named, family => Assert.True(statistic.Families.TryGetValue(family, out var count) && count.Read > 0, $"The repository has no statement of the family '{family}'."));
        Assert.Empty(statistic.Skipped);
    }

    [Fact]
    public void What_is_nested_too_deeply_is_counted_under_its_family()
    {
        var statistic = new SkippedStatements();
        var deep = new StringBuilder().Append('(', 5000).Append('1').Append(')', 5000);
        statistic.Add($"create table t (a int); select {deep}; do $$ begin perform {deep}; end $$; selec;", SqlDialect.Of(15));

        Assert.Equal(["select", "do body"], statistic.Families.Where(family => family.Value.Skipped == 1).Select(family => family.Key).OrderDescending());
        Assert.Equal((1, 0, 0), statistic.Families["create table"]);
        Assert.Equal((0, 1, 0), statistic.Families["selec"]);
    }

    private static IEnumerable<string> Files(string pattern) => Folders.SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), pattern, SearchOption.AllDirectories))
        .Where(file => file.Replace('\\', '/').Split('/') is var parts && !parts.Contains("obj") && !parts.Contains("bin"));

    // Other texts of a program do not begin like a statement, are no statement, or hold what is no token of PostgreSQL; those that are wrong on purpose are
    // other tests' business.
    private static bool IsSql(string text) =>
        SqlWords.Of(text).FirstOrDefault() is { } first && Named.Any(family => family.Split(' ')[0] == first) && Read(text) is [var statement, ..] all && statement.Error is null
        && !all.Any(static parsed => parsed.Beyond == "token" || parsed.BodyBeyond == "token");

    private static List<ParsedStatement> Read(string text) => [.. StatementReader.Read(text).Statements
        .Select(statement => StatementParser.Parse(text, new SqlSpan(statement.Start, statement.Start + statement.Length), SqlDialect.Of(18)))];
}
