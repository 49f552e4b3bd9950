using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace TenantMigrations.Engine;

/// <summary>
/// The command that looks whether a wave went well, run by the system's shell. It is told the run and the wave by <c>TENANTMIGRATIONS_RUN</c>,
/// <c>TENANTMIGRATIONS_WAVE</c> (number) and <c>TENANTMIGRATIONS_WAVE_NAME</c>, and inherits the rest of the environment.
/// </summary>
internal static class WaveCommand
{
    private const int LongestLine = 300;

    /// <summary>Runs it. Null where it ended with 0, else why the rollout must not go on.</summary>
    public static async Task<string?> RunAsync(string command, Guid runId, int number, string name, CancellationToken cancellationToken)
    {
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe") { ArgumentList = { "/d", "/c", command } } : new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", command } };
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.Environment["TENANTMIGRATIONS_RUN"] = runId.ToString();
        start.Environment["TENANTMIGRATIONS_WAVE"] = number.ToString(CultureInfo.InvariantCulture);
        start.Environment["TENANTMIGRATIONS_WAVE_NAME"] = name;
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException("The shell did not start.");
            process.StandardInput.Close();
            var last = "";
            process.OutputDataReceived += (_, line) => Keep(line.Data);
            process.ErrorDataReceived += (_, line) => Keep(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            try
            {
                await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            return process.ExitCode == 0
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"its verification ended with exit code {process.ExitCode}{(last.Length > 0 ? ": " + last : "")}");

            void Keep(string? line)
            {
                if (!string.IsNullOrWhiteSpace(line)) last = line.Length > LongestLine ? line[..LongestLine] + "…" : line;
            }
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            return $"its verification could not be started: {exception.Message}";
        }
    }
}
