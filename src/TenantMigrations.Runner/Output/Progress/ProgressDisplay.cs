namespace TenantMigrations.Runner;

/// <summary>Tells the user what goes on while a verb works.</summary>
internal abstract class ProgressDisplay
{
    /// <summary>Says something at once.</summary>
    public abstract void Say(string text);

    /// <summary>Says several lines at once, which belong together and keep their indents.</summary>
    public virtual void Show(IReadOnlyList<string> lines)
    {
        foreach (var line in lines) Say(line);
    }

    /// <summary>Shows work from its events until it ends.</summary>
    public abstract Task<T> TrackAsync<T>(Func<Action<RunEvent>, Task<T>> work);
}
