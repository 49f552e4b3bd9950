using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using TenantMigrations.TestKit;

namespace TenantMigrations.Engine.Tests.Telemetry;

public sealed partial class LogTests
{
    private readonly WatchedFleet _fleet = new();
    private readonly ListedLog _log = new();

    public LogTests() => _fleet.Log = _log;

    [Fact]
    public async Task A_run_is_told_from_its_beginning_to_its_end()
    {
        _fleet.Settings = _fleet.Settings with { Parallelism = 1 };
        await _fleet.RunAsync("acme");
        Assert.Equal(
            [
                "RunStarted",
                "WorkStarted", "MigrationFinished", "WorkFinished",
                "WorkStarted", "MigrationFinished", "MigrationStarted", "MigrationFinished", "WorkFinished",
                "RunFinished",
            ],
            _log.Entries.Select(entry => entry.Id.Name));
    }

    [Fact]
    public async Task A_failure_and_a_retry_are_told_without_a_word_of_the_server()
    {
        _fleet.Databases.OnStep = (work, _, _) => Task.FromResult(work.Tenant?.Id switch
        {
            "acme" => new WorkOutcome(WorkEnd.Failed, 0, WatchedFleet.Refusal),
            "birch" => new WorkOutcome(WorkEnd.Failed, 0, WatchedFleet.LockTimeout),
            "cobalt" => new WorkOutcome(WorkEnd.Locked, 0, Reason: "hunter2"),
            _ => null,
        });
        await _fleet.RunAsync("acme", "birch", "cobalt");
        Assert.Contains(_log.Entries, entry => entry is { Level: LogLevel.Error, Id.Name: "MigrationFailed" } && entry.Text.Contains("22P02 at migrations/"));
        Assert.Contains(_log.Entries, entry => entry is { Level: LogLevel.Warning, Id.Name: "Retry" } && entry.Text.Contains("55P03"));
        Assert.Contains(_log.Entries, entry => entry is { Level: LogLevel.Information, Id.Name: "LockWait" });
        Assert.Contains(_log.Entries, entry => entry is { Level: LogLevel.Warning, Id.Name: "RunIncomplete" });
        Assert.DoesNotContain(_log.Entries, entry => entry.Text.Contains("hunter2"));
    }

    [Fact]
    public void Ids_are_unique_and_documented()
    {
        var messages = typeof(RunLog).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => (method.Name, Attribute: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(message => message.Attribute is not null)
            .Select(message => $"{message.Attribute!.EventId} {message.Name} {message.Attribute.Level}")
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(messages);
        Assert.Equal(messages.Count, messages.DistinctBy(message => message[..4]).Count());

        var documented = LogLine().Matches(File.ReadAllText(Repository.PathTo("docs", "telemetry.md")))
            .Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value} {match.Groups[3].Value}")
            .Order(StringComparer.Ordinal);
        Assert.Equal(messages, documented);
    }

    [GeneratedRegex(@"^\| (\d{4}) \| `(\w+)` \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex LogLine();

    private sealed class ListedLog : ILogger
    {
        public ConcurrentQueue<(LogLevel Level, EventId Id, string Text)> Entries { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Enqueue((logLevel, eventId, formatter(state, exception)));
    }
}
