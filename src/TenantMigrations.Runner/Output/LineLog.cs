using System.Globalization;
using Microsoft.Extensions.Logging;

namespace TenantMigrations.Runner;

/// <summary>A log as lines: time, level, id, message; what it comes from follows indented.</summary>
internal sealed class LineLog(TextWriter writer, TimeProvider clock, Func<string, string> line) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{clock.GetLocalNow():HH:mm:ss.fff} {Word(logLevel)} {eventId.Id} {Printable.Text(formatter(state, exception))}");
        writer.WriteLine(line(text));
        if (exception is null) return;
        foreach (var part in Printable.Lines(exception.ToString())) writer.WriteLine(line("  " + part));
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
