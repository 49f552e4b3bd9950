using System.CommandLine;
using System.Globalization;

namespace TenantMigrations.Runner;

/// <summary><c>--shard I/N</c>: the part of the fleet that this runner takes.</summary>
internal sealed class ShardOption : Option<string?>
{
    private const string IndexVariable = "JOB_COMPLETION_INDEX";

    // Each runner asks each second how all others stand; and each takes connections of its own.
    private const int MostRunners = 1000;

    public ShardOption()
        : base("--shard")
    {
        Description = $"Take part I, counted from 0, of N of the fleet; as many runners share the rollout. '/N' takes I from {IndexVariable}, as a Kubernetes Indexed Job sets it.";
        HelpName = "I/N";
    }

    /// <exception cref="UsageException">It is not such a part.</exception>
    public static RunShard Read(string text, IReadOnlyDictionary<string, string> variables)
    {
        var parts = text.Split('/');
        if (parts.Length != 2 || !Number(parts[1], out var count) || count is < 1 or > MostRunners) throw Wrong(text);
        var index = parts[0];
        if (index.Length == 0 && !variables.TryGetValue(IndexVariable, out index!))
            throw new UsageException($"--shard {text} takes its part from the environment variable {IndexVariable}, which is not set. Give it as I/{count}.");
        return Number(index, out var part) && part < count ? new RunShard(part, count) : throw Wrong(parts[0].Length == 0 ? $"{index}/{count}" : text);
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static UsageException Wrong(string text) => new($"--shard is a part such as 0/4: I from 0 to N-1, and N runners, at most {MostRunners}. '{Printable.Text(text)}' is not.");
}
