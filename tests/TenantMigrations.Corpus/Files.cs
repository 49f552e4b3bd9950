using System.Diagnostics;
using System.Text.Json;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Corpus;

internal static class Files
{
    /// <summary>Prints a line per statement; the file is its place in the list.</summary>
    public static void Judge(string[] paths, int version, TextWriter output)
    {
        var dialect = SqlDialect.Of(version);
        for (var file = 0; file < paths.Length; file++)
        {
            foreach (var v in Verdict.Of(File.ReadAllText(paths[file]), dialect))
                output.WriteLine(JsonSerializer.Serialize(new FileVerdict(file, v.Start, v.End, v.Outcome, v.At, v.What, v.Body), VerdictJson.Default.FileVerdict));
        }
    }

    /// <summary>Statements, tokens and trees of all files: what a build does with them.</summary>
    public static void Time(string[] paths, int version, int passes, TextWriter output)
    {
        var dialect = SqlDialect.Of(version);
        var texts = Array.ConvertAll(paths, File.ReadAllText);
        var fastest = TimeSpan.MaxValue;
        for (var pass = 0; pass < passes; pass++)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var text in texts) Read(text, dialect);
            var taken = Stopwatch.GetElapsedTime(start);
            if (taken < fastest) fastest = taken;
        }

        output.WriteLine(JsonSerializer.Serialize(new Timing(fastest.TotalSeconds), VerdictJson.Default.Timing));
    }

    private static void Read(string text, SqlDialect dialect)
    {
        foreach (var statement in StatementReader.Read(text).Statements)
            _ = StatementParser.Parse(text, new SqlSpan(statement.Start, statement.Start + statement.Length), dialect);
    }
}
