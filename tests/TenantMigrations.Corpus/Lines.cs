using System.Text.Json;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Corpus;

internal static class Lines
{
    /// <summary>Answers each line at once. Runs with as little stack as a compiler may have left.</summary>
    public static void Answer(TextReader input, int version, TextWriter output)
    {
        var thread = new Thread(() => AnswerAll(input, SqlDialect.Of(version), output), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
    }

    private static void AnswerAll(TextReader input, SqlDialect dialect, TextWriter output)
    {
        while (input.ReadLine() is { } line)
        {
            output.WriteLine(JsonSerializer.Serialize(AnswerTo(JsonSerializer.Deserialize(line, VerdictJson.Default.String)!, dialect), VerdictJson.Default.Answer));
            output.Flush();
        }
    }

    private static Answer AnswerTo(string text, SqlDialect dialect)
    {
        try
        {
            return new Answer([.. Verdict.Of(text, dialect)]);
        }
        catch (Exception e)
        {
            return new Answer(null, e.ToString());
        }
    }
}
