namespace TenantMigrations.Runner;

/// <summary>For <c>--verbosity quiet</c>: nothing.</summary>
internal sealed class SilentProgress : ProgressDisplay
{
    public override void Say(string text)
    {
    }

    public override Task<T> TrackAsync<T>(Func<Action<RunEvent>, Task<T>> work) => work(static _ => { });
}
