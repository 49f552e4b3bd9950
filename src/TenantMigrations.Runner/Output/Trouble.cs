namespace TenantMigrations.Runner;

/// <summary>Why a verb has no result, in words, and where in a file where that is known.</summary>
internal sealed record Trouble(TroubleKind Kind, string Message)
{
    public string? Path { get; init; }

    /// <summary>1-based.</summary>
    public int? Line { get; init; }

    /// <summary>1-based.</summary>
    public int? Column { get; init; }

    /// <summary>The line that it is about, where that is in no file.</summary>
    public SourceLine? Source { get; init; }

    public ExitCode ExitCode => Kind switch
    {
        TroubleKind.Usage or TroubleKind.Settings => ExitCode.Usage,
        TroubleKind.Findings => ExitCode.Findings,
        TroubleKind.Locked => ExitCode.Locked,
        TroubleKind.Unreachable => ExitCode.Unreachable,
        TroubleKind.Cancelled => ExitCode.Cancelled,
        _ => ExitCode.Failed,
    };

    /// <summary>From an exception that ended a verb.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="whenCancelled">What a Ctrl-C leaves of that verb.</param>
    /// <param name="withStackTrace">Whether what nobody foresaw says where it happened.</param>
    public static Trouble Of(Exception exception, string whenCancelled, bool withStackTrace) => exception switch
    {
        UsageException usage => new Trouble(TroubleKind.Usage, exception.Message) { Path = usage.Option, Line = usage.Place?.Number, Column = usage.Place?.Column, Source = usage.Place },
        SettingsException settings => new Trouble(TroubleKind.Settings, exception.Message) { Path = settings.Path, Line = settings.Line, Column = settings.Column },
        FleetException fleet => new Trouble(Of(fleet.Kind), exception.Message),
        OperationCanceledException => new Trouble(TroubleKind.Cancelled, $"Cancelled. {whenCancelled}"),
        IOException or UnauthorizedAccessException when !withStackTrace => new Trouble(TroubleKind.Unexpected, $"The system refused to read or to write: {exception.Message}"),
        _ => new Trouble(TroubleKind.Unexpected, withStackTrace
            ? $"Something unexpected happened: {exception}"
            : $"Something unexpected happened: {exception.GetType().Name}: {exception.Message} (--verbosity debug shows where; please report it)"),
    };

    private static TroubleKind Of(FleetErrorKind kind) => kind switch
    {
        FleetErrorKind.Settings => TroubleKind.Settings,
        FleetErrorKind.Findings => TroubleKind.Findings,
        FleetErrorKind.Locked => TroubleKind.Locked,
        FleetErrorKind.Unreachable => TroubleKind.Unreachable,
        _ => TroubleKind.Unexpected,
    };
}
