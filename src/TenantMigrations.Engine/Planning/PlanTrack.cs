namespace TenantMigrations.Engine;

/// <summary>
/// The pending migrations of one scope in a certain state of the journal, in order, and how far they can go. Tenants in the same state share one track, so
/// that a fleet's plan is as small as it has states.
/// </summary>
internal sealed class PlanTrack(JournalHead head, IReadOnlyList<PlannedStep> steps)
{
    /// <summary>The head before the first step.</summary>
    public JournalHead Head { get; } = head;

    /// <summary>All pending steps.</summary>
    public IReadOnlyList<PlannedStep> Steps { get; private set; } = steps;

    /// <summary>How many of the steps can run; the one behind them is blocked.</summary>
    public int Reach { get; private set; } = steps.Count;

    /// <summary>Why the first blocked step is blocked.</summary>
    public string? Reason { get; private set; }

    /// <summary>Says that a step was interrupted, and goes on at one of its statements. Only for a track that is nobody else's.</summary>
    public void ResumeAt(int position, int statement)
    {
        PlannedStep[] resumed = [.. Steps];
        resumed[position] = resumed[position] with { ResumeAtStatement = statement };
        Steps = resumed;
    }

    /// <summary>Ends the track before a step, unless it ends earlier already. Returns whether that changed anything.</summary>
    public bool Block(int position, string reason)
    {
        if (position >= Reach) return false;
        Reach = position;
        Reason = reason;
        return true;
    }
}
