using System.Globalization;

namespace TenantMigrations.Engine;

/// <summary>A session of the server that holds a lock which work waits for. What the connection's role may not see is null.</summary>
/// <param name="ProcessId">Its server process; 0 for a prepared transaction, which has none.</param>
/// <param name="Application">Its <c>application_name</c>, or what kind of process the server runs there.</param>
/// <param name="User">Its user.</param>
/// <param name="State">What it does: <c>active</c>, <c>idle in transaction</c>, …</param>
/// <param name="TransactionOpen">How long its transaction has been open.</param>
/// <param name="Command">The first word of its query, such as <c>UPDATE</c>; never more, as a query may hold values.</param>
public sealed record BlockingSession(int ProcessId, string? Application, string? User, string? State, TimeSpan? TransactionOpen, string? Command)
{
    /// <summary>The session in words.</summary>
    public override string ToString()
    {
        if (ProcessId == 0) return "a prepared transaction (pg_prepared_xacts)";
        var who = string.Join(", ", new[] { Application, User is null ? null : $"user {User}", State }.Where(part => !string.IsNullOrEmpty(part)));
        var open = TransactionOpen is { } time ? $", its transaction open for {Seconds(time)}" : "";
        var last = Command is null ? "" : $", {(State == "active" ? "at" : "last")} {Command}";
        return string.Create(CultureInfo.InvariantCulture, $"process {ProcessId}{(who.Length > 0 ? $" ({who}{open}{last})" : "")}");
    }

    private static string Seconds(TimeSpan time) => time < TimeSpan.FromMinutes(2)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min");
}
