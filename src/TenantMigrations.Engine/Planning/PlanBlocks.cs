namespace TenantMigrations.Engine;

/// <summary>Lets blocks spread: a blocked global ends the tracks of tenants that need it, a blocked tenant ends the globals' track at its barrier.</summary>
internal static class PlanBlocks
{
    /// <summary>Settles them.</summary>
    /// <param name="graph">The registry.</param>
    /// <param name="globals">The pending globals.</param>
    /// <param name="tenants">The tenants' tracks; many tenants share one.</param>
    /// <param name="withoutGlobals">Whether no global runs at all, because tenants are named.</param>
    public static void Settle(MigrationGraph graph, PlanTrack globals, Dictionary<string, PlanTrack> tenants, bool withoutGlobals)
    {
        var tracks = tenants.GroupBy(pair => pair.Value, pair => pair.Key, ReferenceEqualityComparer.Instance)
            .Select(group => (Track: (PlanTrack)group.Key!, Tenant: group.First()))
            .ToList();

        // A block only ever shortens a track, so this comes to an end.
        for (var changed = true; changed;)
        {
            changed = false;
            var missing = globals.Steps.Skip(withoutGlobals ? 0 : globals.Reach).ToList();
            foreach (var (track, _) in tracks) changed |= BlockTenants(graph, track, missing, withoutGlobals);
            if (!withoutGlobals) changed |= BlockBarriers(graph, globals, tracks);
        }
    }

    private static bool BlockTenants(MigrationGraph graph, PlanTrack track, List<PlannedStep> missing, bool withoutGlobals)
    {
        if (missing.Count == 0) return false;
        for (var position = 0; position < track.Reach; position++)
        {
            foreach (var global in missing)
            {
                if (!graph.Needs(track.Steps[position].Migration, global.Migration)) continue;
                var id = graph.Migrations[global.Migration].Id;
                return track.Block(
                    position,
                    withoutGlobals
                        ? $"It needs the global migration '{id}', which is pending, and with --tenant no global migration runs. Run without --tenant first."
                        : $"It needs the global migration '{id}', which cannot run yet.");
            }
        }

        return false;
    }

    private static bool BlockBarriers(MigrationGraph graph, PlanTrack globals, List<(PlanTrack Track, string Tenant)> tracks)
    {
        for (var position = 0; position < globals.Reach; position++)
        {
            foreach (var (track, tenant) in tracks)
            {
                for (var late = track.Reach; late < track.Steps.Count; late++)
                {
                    if (!graph.Needs(globals.Steps[position].Migration, track.Steps[late].Migration)) continue;
                    return globals.Block(
                        position,
                        $"It waits until every active tenant has '{graph.Migrations[track.Steps[late].Migration].Id}', and tenant '{tenant}' cannot get it yet.");
                }
            }
        }

        return false;
    }
}
