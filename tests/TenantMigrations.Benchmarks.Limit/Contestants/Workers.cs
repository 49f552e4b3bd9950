namespace TenantMigrations.Benchmarks.Contestants;

/// <summary>Runs one action on a number of threads; the first failure ends the program.</summary>
internal static class Workers
{
    public static void Run(int count, Action work)
    {
        var others = new Thread[count - 1];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(() => work());
            others[i].Start();
        }

        work();
        foreach (var other in others)
            other.Join();
    }
}
