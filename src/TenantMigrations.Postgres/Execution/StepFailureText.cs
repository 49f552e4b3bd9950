using System.Globalization;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

internal static class StepFailureText
{
    /// <summary>What of a message is shown and kept. A function can raise megabytes, and a fleet repeats them for every tenant.</summary>
    private const int MostCharacters = 4000;

    /// <summary>A message from outside, cut where it is longer than anybody reads.</summary>
    public static string Shortened(string message)
    {
        if (message.Length <= MostCharacters) return message;
        var length = char.IsHighSurrogate(message[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters;
        return string.Create(CultureInfo.InvariantCulture, $"{message.AsSpan(0, length)}… ({message.Length - length} characters more)");
    }

    /// <summary>The failure in one line, as the journal keeps it.</summary>
    public static string Describe(this StepFailure failure)
    {
        var place = failure.StatementIndex is { } statement ? string.Create(CultureInfo.InvariantCulture, $"{(failure.IsVerification ? "verification" : "statement")} {statement + 1}") : null;
        var facts = string.Join(", ", new[] { failure.SqlState, place }.Where(f => f is not null));
        return facts.Length > 0 ? $"{failure.Message} ({facts})" : failure.Message;
    }
}
