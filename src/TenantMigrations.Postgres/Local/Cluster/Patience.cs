using System.Diagnostics;

namespace TenantMigrations.Postgres.Local;

/// <summary>Waits for something that another process does and cannot announce.</summary>
internal static class Patience
{
    internal static async Task<bool> UntilAsync(Func<bool> condition, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            if (waited.Elapsed > atMost)
                return false;

            await Task.Delay(5, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }
}
