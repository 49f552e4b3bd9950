using System.Globalization;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

internal static class StepFailureText
{
    /// <summary>The failure in one line, as the journal keeps it.</summary>
    public static string Describe(this StepFailure failure)
    {
        var place = failure.StatementIndex is { } statement ? string.Create(CultureInfo.InvariantCulture, $"statement {statement + 1}") : null;
        var facts = string.Join(", ", new[] { failure.SqlState, place }.Where(f => f is not null));
        return facts.Length > 0 ? $"{failure.Message} ({facts})" : failure.Message;
    }
}
