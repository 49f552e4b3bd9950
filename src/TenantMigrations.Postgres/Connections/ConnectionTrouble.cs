using System.Data;
using System.Net.Sockets;
using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Connections;

/// <summary>Says in words why a database cannot be worked with. Never repeats a connection string.</summary>
internal static class ConnectionTrouble
{
    /// <summary>What an exception while connecting means.</summary>
    public static FleetException OnConnect(DatabaseAddress address, Exception exception) =>
        Unreachable($"Cannot connect to {address.Key}: {Reason(address, exception)}");

    /// <summary>What a connection that was lost in the middle means.</summary>
    /// <remarks>Known from not having got one by its inner exception.</remarks>
    public static FleetException OnUse(DatabaseAddress address, Exception exception) => new(
        FleetErrorKind.Unreachable,
        $"The connection to {address.Key} was lost: {Deepest(exception)}. What was not committed is rolled back by the server; run again to go on.",
        exception);

    /// <summary>Whether it is connected, be it idle or at work: after some errors, such as a full disk, the driver closes a connection by itself.</summary>
    public static bool IsOpen(NpgsqlConnection connection) => connection.FullState.HasFlag(ConnectionState.Open);

    /// <summary>Whether the connection is gone, rather than a statement refused.</summary>
    public static bool IsLoss(Exception exception) => exception switch
    {
        // 57P01 to 57P05: the administrator, a crash or a timeout ended the session; 25P03 and 25P04: another timeout did; 08: connection exceptions. As a mere error
        // these are about a connection of the statement's own to elsewhere (dblink, a subscription).
        PostgresException e => e.SqlState is "25P03" or "25P04" || e.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || e.SqlState.StartsWith("08", StringComparison.Ordinal) && e.InvariantSeverity != "ERROR",
        NpgsqlException or IOException or SocketException or TimeoutException or ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>A refusal by the server of something that belongs to this product and not to a migration.</summary>
    public static FleetException OnJournal(DatabaseAddress address, PostgresException exception, string schema) => exception.SqlState switch
    {
        PostgresErrorCodes.InsufficientPrivilege => new FleetException(
            FleetErrorKind.Settings,
            $"{address.Key}: the connection's role has no right to the journal in schema '{schema}': {exception.MessageText}. Grant it, or connect as the journal's owner (docs/troubleshooting.md#roles has a script)."),
        _ when IsBrokenJournal(exception) => new FleetException(
            FleetErrorKind.Findings,
            $"{address.Key}: the journal in schema '{schema}' is missing or incomplete: {exception.MessageText}. Run 'init', which creates or upgrades it; "
            + "what somebody took out of it by hand must be put back by hand, or from a backup."),
        _ => new FleetException(FleetErrorKind.Settings, $"{address.Key}: the server refused: {exception.MessageText} ({exception.SqlState})."),
    };

    /// <summary>Whether a part of the journal is not there, where the statement was this product's.</summary>
    public static bool IsBrokenJournal(PostgresException exception) => exception.SqlState is
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedColumn;

    private static string Reason(DatabaseAddress address, Exception exception)
    {
        var database = address.Key[(address.Key.LastIndexOf('/') + 1)..];
        if (exception is PostgresException refused)
        {
            return refused.SqlState switch
            {
                PostgresErrorCodes.InvalidPassword => "the password is wrong, or the user does not exist. Check the connection string's Username and Password.",
                PostgresErrorCodes.InvalidAuthorizationSpecification => $"the server refuses this user: {refused.MessageText}. Check pg_hba.conf and the user.",
                PostgresErrorCodes.InvalidCatalogName => $"there is no database '{database}'. Create it, or correct the name.",
                PostgresErrorCodes.TooManyConnections => "the server has no connection left. Lower MaxConnections, or raise max_connections there.",
                PostgresErrorCodes.CannotConnectNow => "the server is starting up or shutting down. Try again in a moment.",
                _ => $"{refused.MessageText} ({refused.SqlState}).",
            };
        }

        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "the connection was refused. Is PostgreSQL running there, and is the port right?";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return "the host's name cannot be resolved. Check the connection string's Host.";
                case TimeoutException or OperationCanceledException or SocketException { SocketErrorCode: SocketError.TimedOut }:
                    return "no answer in time. Is the host right, and is there a firewall in between? (Timeout in the connection string sets the seconds.)";
            }
        }

        // Npgsql's own refusal before anything is sent: "No password has been provided but the backend requires one".
        return exception.Message.Contains("password", StringComparison.OrdinalIgnoreCase)
            ? "the server asks for a password and the connection string has none. Set Password, or a passfile."
            : Deepest(exception) + ".";
    }

    private static FleetException Unreachable(string message) => new(FleetErrorKind.Unreachable, message);

    private static string Deepest(Exception exception)
    {
        while (exception.InnerException is { } inner) exception = inner;
        return exception is PostgresException e ? e.MessageText : exception.Message.TrimEnd('.');
    }
}
