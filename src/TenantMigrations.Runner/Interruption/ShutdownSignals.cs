using System.Runtime.InteropServices;

namespace TenantMigrations.Runner;

/// <summary>
/// Ctrl-C, SIGTERM and a closed terminal: the first asks the work to stop, roll back what is in flight and record it. The second ends the process at
/// once; the server then rolls back open transactions by itself, as their connections are gone.
/// </summary>
internal sealed class ShutdownSignals : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly PosixSignalRegistration[] _registrations;

    public ShutdownSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop),
    ];

    public CancellationToken Token => _stopping.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _stopping.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        if (_stopping.IsCancellationRequested)
        {
            // A progress bar hides the cursor and can no longer bring it back.
            if (!Console.IsErrorRedirected) Console.Error.Write("\e[?25h");
            return;
        }

        signal.Cancel = true;
        _ = _stopping.CancelAsync();
    }
}
