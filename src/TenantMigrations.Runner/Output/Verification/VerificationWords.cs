namespace TenantMigrations.Runner;

/// <summary>What a verification found, in words that all formats share.</summary>
internal static class VerificationWords
{
    /// <summary>A lock mode in PostgreSQL's words.</summary>
    public static string Of(TableLock mode) => mode switch
    {
        TableLock.AccessShare => "ACCESS SHARE",
        TableLock.RowShare => "ROW SHARE",
        TableLock.RowExclusive => "ROW EXCLUSIVE",
        TableLock.ShareUpdateExclusive => "SHARE UPDATE EXCLUSIVE",
        TableLock.Share => "SHARE",
        TableLock.ShareRowExclusive => "SHARE ROW EXCLUSIVE",
        TableLock.Exclusive => "EXCLUSIVE",
        _ => "ACCESS EXCLUSIVE",
    };

    /// <summary>The id under which it appears in builds.</summary>
    public static string IdOf(VerificationFindingKind kind) => kind switch
    {
        VerificationFindingKind.DownDoesNotRestore => "TM5101",
        VerificationFindingKind.DownFails => "TM5102",
        VerificationFindingKind.SecondUpDiffers => "TM5103",
        VerificationFindingKind.SecondUpFails => "TM5104",
        VerificationFindingKind.SecondTenantDiffers => "TM5105",
        VerificationFindingKind.LaterTenantDiffers => "TM5106",
        VerificationFindingKind.WholeDownDiffers => "TM5107",
        _ => "TM5108",
    };

    /// <summary><c> [tenant acme]</c>, and under which circumstances.</summary>
    public static string Whose(VerificationFailure failure) =>
        $" [{(failure.TenantId is { } tenant ? "tenant " + Printable.Text(tenant) : "global")}{(failure.Circumstance is { } circumstance ? ", " + circumstance : "")}]";

    /// <summary>What became of a migration's round trip.</summary>
    public static string RoundTrip(VerifiedMigration migration) => migration switch
    {
        { Up: TrialState.NotReached } => "not reached",
        { Up: TrialState.Failed } => "failed",
        { Down: TrialState.Differs } => "down differs",
        { Down: TrialState.Failed } => "down fails",
        { UpAgain: TrialState.Differs } => "up differs",
        { UpAgain: TrialState.Failed } => "up fails again",
        { Down: TrialState.NotAsked, UpAgain: TrialState.NotAsked } => "up only",
        { Down: TrialState.NotAsked } => "up, up",
        _ => "up, down, up",
    };

    /// <summary>The sentences about the passes behind the round trips: what, and what became of it.</summary>
    public static IEnumerable<(string What, string Became, TrialState State)> Passes(VerificationReport report)
    {
        yield return ("Tenant after tenant", report.TenantAfterTenant switch
        {
            TrialState.Done => "each migration does the same for both",
            TrialState.Differs => "not the same for both",
            TrialState.Failed => "failed",
            _ => "not reached",
        }, report.TenantAfterTenant);
        yield return ("A tenant added later", report.LaterTenant switch
        {
            TrialState.Done => "comes to the same, behind all global migrations",
            TrialState.Differs => "does not come to the same",
            TrialState.Failed => "failed",
            TrialState.NotAsked => "meets the same order",
            _ => "not reached",
        }, report.LaterTenant);
        yield return ("Everything down", report.WholeDown switch
        {
            TrialState.Done => "nothing is left over, nothing is missing",
            TrialState.Differs => "not what it was before",
            TrialState.Failed => "failed",
            TrialState.NotAsked => "down to the irreversible migrations",
            _ => "not reached",
        }, report.WholeDown);
    }

    /// <summary><c>ACCESS EXCLUSIVE orders</c>, with how many others.</summary>
    public static string StrongestLock(VerifiedMigration migration)
    {
        if (migration.StrongestLock is not { } strongest) return "";
        var others = migration.UpStatements.SelectMany(statement => statement.OnOthers)
            .Where(relation => relation is { Lock: not null, Kind: not RelationKind.Index } && relation.Name != strongest.Name)
            .Select(relation => relation.Name).Distinct(StringComparer.Ordinal).Count();
        return $"{Of(strongest.Lock!.Value)} {Printable.Text(strongest.Name)}{(others > 0 ? FormattableString.Invariant($" +{others}") : "")}";
    }

    /// <summary>What a statement does to the tables of others, for as long as they are large; null where that is nothing.</summary>
    public static string? Burden(ObservedStatement statement)
    {
        var heavy = statement.OnOthers.Where(relation =>
            relation.IsRewritten && relation.Kind != RelationKind.Index || relation is { Scans: > 0, Held: >= TableLock.Share }).ToList();
        return heavy.Count == 0 ? null : string.Join("; ", heavy.Select(Burden));
    }

    /// <summary>All that a statement did, table by table.</summary>
    public static string Effects(ObservedStatement statement)
    {
        var effects = statement.OnOthers.Where(relation => relation.Kind != RelationKind.Index || relation.Lock >= TableLock.Share).Select(Effect).ToList();
        var made = statement.Observation.Relations.Count(relation => relation.IsNew);
        if (effects.Count == 0) return statement.Observation.IsFromOutside ? "nothing seen from outside" : made > 0 ? "only what the migration made itself" : "no further lock";
        return string.Join("; ", effects) + (statement.Observation.IsFromOutside ? " (outside a transaction, seen from a second session)" : "");
    }

    private static string Burden(RelationEffect relation) =>
        $"{(relation.IsRewritten ? "rewrites" : "scans")} {Printable.Text(relation.Name)}{(relation.Held is { } mode ? $" under {Of(mode)}" : "")}";

    private static string Effect(RelationEffect relation)
    {
        var words = new List<string>();
        if (relation.Lock is { } mode) words.Add(Of(mode));
        var under = relation is { Lock: null, Held: >= TableLock.Share and var held } ? $" under {Of(held)}" : "";
        if (relation.IsRewritten) words.Add("rewritten" + under);
        if (relation.Scans > 0) words.Add("scanned" + under);
        if (relation.RowsChanged > 0) words.Add(Words.Count((int)Math.Min(int.MaxValue, relation.RowsChanged.Value), "row"));
        return $"{Printable.Text(relation.Name)} {string.Join(", ", words)}";
    }
}
