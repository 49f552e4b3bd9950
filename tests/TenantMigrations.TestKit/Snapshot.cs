using System.Runtime.CompilerServices;
using System.Text;

namespace TenantMigrations.TestKit;

/// <summary>
/// Compares a text with the one that was approved: <c>TestClass.TestMethod.verified.txt</c> beside the test. What differs is
/// written to <c>….received.txt</c>; running the test with <c>VERIFY_ACCEPT=1</c> approves it.
/// </summary>
public static class Snapshot
{
    private const int LinesShown = 12;

    /// <summary>Fails when <paramref name="actual"/> is not the approved text. Line ends do not count.</summary>
    /// <param name="actual">What the product made.</param>
    /// <param name="extension">The snapshot's file extension, such as <c>json</c> or <c>cs</c>.</param>
    /// <param name="name">The snapshot's name without extension; by default <c>TestClass.TestMethod</c>.</param>
    /// <param name="testFile">Filled in by the compiler.</param>
    /// <param name="testMethod">Filled in by the compiler.</param>
    public static void Verify(
        string actual,
        string extension = "txt",
        string? name = null,
        [CallerFilePath] string testFile = "",
        [CallerMemberName] string testMethod = "")
    {
        var file = Repository.Source(testFile);
        name ??= $"{Path.GetFileNameWithoutExtension(file)}.{testMethod}";
        var stem = Path.Combine(Path.GetDirectoryName(file)!, name);
        Compare(actual, $"{stem}.verified.{extension}", $"{stem}.received.{extension}", Environment.GetEnvironmentVariable("VERIFY_ACCEPT") == "1");
    }

    internal static void Compare(string actual, string verifiedPath, string receivedPath, bool accept)
    {
        actual = Normalise(actual);
        var verified = File.Exists(verifiedPath) ? Normalise(File.ReadAllText(verifiedPath)) : null;
        if (actual == verified)
        {
            File.Delete(receivedPath);
            return;
        }

        if (accept)
        {
            File.WriteAllText(verifiedPath, actual);
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, actual);
        Xunit.Assert.Fail(Explain(verified, actual, verifiedPath, receivedPath));
    }

    private static string Explain(string? verified, string actual, string verifiedPath, string receivedPath)
    {
        var message = new StringBuilder();
        message.AppendLine(verified is null
            ? $"There is no approved text yet: {verifiedPath}"
            : $"The text differs from the approved one: {verifiedPath}");
        message.AppendLine($"Received: {receivedPath}");
        message.AppendLine("If the received text is right, run the test again with VERIFY_ACCEPT=1.");

        var expectedLines = (verified ?? "").Split('\n');
        var actualLines = actual.Split('\n');
        var shown = 0;
        for (var i = 0; i < Math.Max(expectedLines.Length, actualLines.Length) && shown < LinesShown; i++)
        {
            var expectedLine = i < expectedLines.Length ? expectedLines[i] : null;
            var actualLine = i < actualLines.Length ? actualLines[i] : null;
            if (expectedLine == actualLine)
                continue;

            shown++;
            if (verified is not null && expectedLine is not null)
                message.AppendLine($"{i + 1,4} - {expectedLine}");
            if (actualLine is not null)
                message.AppendLine($"{i + 1,4} + {actualLine}");
        }

        return message.ToString();
    }

    private static string Normalise(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n');
}
