using System.Diagnostics;

namespace TenantMigrations.Benchmarks.Harness;

/// <summary>Runs a program to its end, timed from before its start; its output is kept for the message when it fails.</summary>
internal static class Processes
{
    public static Task<ProcessResult> RunAsync(string program, IEnumerable<string> arguments) => RunAsync(new ProcessStartInfo(program, arguments));

    public static async Task<ProcessResult> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        watch.Stop();
        var result = new ProcessResult(watch.Elapsed, process.ExitCode, await output, await errors);
        return process.ExitCode == 0
            ? result
            : throw new InvalidOperationException(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}.\n{result.Output}\n{result.Errors}");
    }
}
