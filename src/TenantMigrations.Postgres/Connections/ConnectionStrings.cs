using System.Data.Common;
using System.Globalization;
using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Connections;

/// <summary>Reads connection strings, which are secrets: nothing of them but host, port and database is ever shown.</summary>
internal static class ConnectionStrings
{
    // Npgsql waits 15 s by default; an unreachable server should be told "in a few seconds".
    private const int ConnectSeconds = 5;

    public static DatabaseAddress Resolve(string connectionString, string? database)
    {
        var builder = Parse(connectionString);
        if (database is not null) builder.Database = database;
        if (string.IsNullOrWhiteSpace(builder.Host))
        {
            throw new FleetException(
                FleetErrorKind.Settings, "A connection string names no host. Write 'Host=…;Database=…;Username=…' (the string itself is a secret and is not shown).");
        }

        // libpq's rule, so that one database has one key whether or not it is named.
        builder.Database ??= builder.Username ?? Environment.UserName;
        var server = Hosts(builder);
        return new DatabaseAddress($"{server}/{builder.Database}", builder.ConnectionString, server);
    }

    /// <summary>The string that is connected with: the user's, with what this product needs.</summary>
    public static string ForSessions(DatabaseAddress address)
    {
        var builder = Parse(address.ConnectionString);

        // Npgsql's own builder answers for every key that it knows, said or not.
        var given = new DbConnectionStringBuilder { ConnectionString = builder.ConnectionString };

        // Sessions are kept, compared and thrown away here (SessionPool); a second pool below would hide what they are.
        builder.Pooling = false;
        builder.Multiplexing = false;
        builder.Enlist = false;
        builder.MaxAutoPrepare = 0;
        builder.IncludeFailedBatchedCommand = true;
        builder.CommandTimeout = 0; // a long statement is the server's business (statement_timeout)
        if (!given.ContainsKey("Timeout")) builder.Timeout = ConnectSeconds;
        if (!given.ContainsKey("TCP Keepalive")) builder.TcpKeepAlive = true;
        builder.ApplicationName ??= "tenant-migrations";
        return builder.ConnectionString;
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException or OverflowException)
        {
            // Not even as the inner exception: its message may repeat a part of the password.
            throw new FleetException(
                FleetErrorKind.Settings,
                "A connection string is not well formed. Write it as 'Host=…;Port=…;Database=…;Username=…;Password=…', and put a value with ';' or '=' in quotes "
                + "(the string itself is a secret and is not shown).");
        }
    }

    private static string Hosts(NpgsqlConnectionStringBuilder builder) =>
        string.Join(',', builder.Host!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(h => Host(h, builder.Port))
            .Order(StringComparer.Ordinal));

    private static string Host(string host, int port)
    {
        if (host[0] is '/' or '@') return $"{host.TrimEnd('/')}:{port}";
        var name = host;
        var colon = host.LastIndexOf(':');
        var isBareV6 = colon >= 0 && host[0] != '[' && host.IndexOf(':', StringComparison.Ordinal) != colon;
        if (colon >= 0 && !isBareV6 && int.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var own))
        {
            port = own;
            name = host[..colon];
        }

        name = name.Trim('[', ']').ToLowerInvariant();
        return $"{(name is "127.0.0.1" or "::1" ? "localhost" : name)}:{port}";
    }
}
