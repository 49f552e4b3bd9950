using System.Globalization;

namespace TenantMigrations.Runner;

/// <summary>The figures of a run in progress, as a terminal and a log say them.</summary>
internal static class ProgressText
{
    /// <summary><c>31/s</c>; empty while it is not known.</summary>
    public static string Rate(double? perSecond) => perSecond switch
    {
        null => "",
        { } rate when rate >= 10 => string.Create(CultureInfo.InvariantCulture, $"{rate:N0}/s"),
        { } rate when rate >= 1 => string.Create(CultureInfo.InvariantCulture, $"{rate:0.#}/s"),
        { } rate => string.Create(CultureInfo.InvariantCulture, $"{rate * 60:0.#}/min"),
    };

    /// <summary><c>~8 s left</c>, as roughly as it is known; empty while it is not.</summary>
    public static string Left(TimeSpan? left) => left switch
    {
        null => "",
        { TotalSeconds: < 10 } time => string.Create(CultureInfo.InvariantCulture, $"~{Math.Max(1, Math.Ceiling(time.TotalSeconds)):0} s left"),
        { TotalSeconds: < 90 } time => string.Create(CultureInfo.InvariantCulture, $"~{Math.Max(10, Math.Round(time.TotalSeconds / 5) * 5):0} s left"),
        { TotalMinutes: < 90 } time => string.Create(CultureInfo.InvariantCulture, $"~{Math.Max(2, Math.Round(time.TotalMinutes)):0} min left"),
        { } time => string.Create(CultureInfo.InvariantCulture, $"~{time.TotalHours:0.0} h left"),
    };

    /// <summary><c>120 of 355 tenants, 2 failed, 31/s, ~8 s left</c>: the wave's, where one is at work.</summary>
    public static string Sentence(RunSnapshot now)
    {
        string[] figures = now.Wave is { } wave
            ? [$"Wave {wave.Number} of {wave.Of} ({Printable.Text(wave.Name)}): {Words.Number(wave.Finished)} of {Words.Count(wave.Tenants, "tenant")}", Failed(wave.Failed), Rate(wave.Rate), Left(wave.Left)]
            : [$"{Words.Number(now.Count.Done)} of {Words.Count(now.Count.Of, now.Count.Noun)}", Failed(now.Failed), Rate(now.Rate), Left(now.Left)];
        return string.Join(", ", figures.Where(figure => figure.Length > 0));
    }

    public static string Failed(int count) => count > 0 ? $"{Words.Number(count)} failed" : "";
}
