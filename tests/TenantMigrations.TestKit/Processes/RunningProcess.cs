using System.Diagnostics;
using System.Text;

namespace TenantMigrations.TestKit.Processes;

/// <summary>A program that a test started. Whatever it started goes with it when the test ends.</summary>
public sealed class RunningProcess : IAsyncDisposable
{
    private readonly CommandLine _command;
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Task _reading;
    private readonly Lock _sync = new();
    private readonly List<Waiter> _waiters = [];

    private RunningProcess(CommandLine command, Process process)
    {
        _command = command;
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput, _output), ReadAsync(process.StandardError, _error));
    }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts it.</summary>
    public static RunningProcess Start(CommandLine command)
    {
        var process = Process.Start(command.ToStartInfo()) ?? throw new InvalidOperationException($"Could not start {command}.");
        if (command.Input is not null)
            process.StandardInput.Write(command.Input);
        process.StandardInput.Close();
        return new RunningProcess(command, process);
    }

    /// <summary>Waits until a line that holds <paramref name="text"/> has come on either stream, and returns that line.</summary>
    public async Task<string> WaitForLineAsync(string text)
    {
        var waiter = new Waiter(text);
        lock (_sync)
        {
            var said = (_output.ToString() + _error).Split('\n').FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal));
            if (said is not null)
                return said;
            _waiters.Add(waiter);
        }

        var first = await Task.WhenAny(waiter.Line.Task, _reading, Task.Delay(_command.Timeout));
        if (first != waiter.Line.Task && !waiter.Line.Task.IsCompleted)
            Xunit.Assert.Fail($"{_command}\nnever said \"{text}\".\n--- output\n{_output}\n--- error\n{_error}");

        return await waiter.Line.Task;
    }

    /// <summary>Sends a signal by its name, such as <c>INT</c>.</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Kills this one process as the system would (SIGKILL), not what it started.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end, up to the command's timeout.</summary>
    public async Task<ProcessRun> WaitForExitAsync()
    {
        using var timeout = new CancellationTokenSource(_command.Timeout);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
            await _reading.WaitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            Xunit.Assert.Fail($"{_command}\ndid not end within {_command.Timeout}.\n--- output\n{_output}\n--- error\n{_error}");
        }

        return new ProcessRun(_command, _process.ExitCode, _output.ToString(), _error.ToString());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader, StringBuilder into)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_sync)
            {
                into.Append(line).Append('\n');
                foreach (var waiter in _waiters.Where(waiter => line.Contains(waiter.Text, StringComparison.Ordinal)))
                    waiter.Line.TrySetResult(line);
            }
        }
    }

    private sealed record Waiter(string Text)
    {
        public TaskCompletionSource<string> Line { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
