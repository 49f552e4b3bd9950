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
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(1);

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
            var last = new LastLine();
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using var output = process.StandardOutput;
            using var error = process.StandardError;
            var reading = Task.WhenAll(last.ReadAsync(output, leaving.Token), last.ReadAsync(error, leaving.Token));
            try
            {
                await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            // What it has left running in the background may hold its output open for ever.
            leaving.CancelAfter(s_rest);
            await reading.ConfigureAwait(false);
            if (process.ExitCode == 0) return null;

            // Ctrl-C reaches it as well as this program.
            cancellationToken.ThrowIfCancellationRequested();
            return string.Create(CultureInfo.InvariantCulture, $"its verification ended with exit code {process.ExitCode}{(last.Text.Length > 0 ? ": " + last.Text : "")}");
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            return $"its verification could not be started: {exception.Message}";
        }
    }
}
