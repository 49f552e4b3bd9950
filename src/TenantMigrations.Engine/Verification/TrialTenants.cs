namespace TenantMigrations.Engine;

/// <summary>
/// The two tenants that migrations are tried with: the fleet's own first two, so that their ids have the form that the migrations expect. No database of theirs is
/// asked, and nothing of them is used but id and schema.
/// </summary>
internal static class TrialTenants
{
    private const int Needed = 2;

    public static async Task<IReadOnlyList<TenantEntry>> ChooseAsync(
        RegistrySettings registry, FleetSettings settings, VerificationRequest request, IFleetDatabases databases, CancellationToken cancellationToken)
    {
        var entries = request.TenantIds is { } ids
            ? [.. ids.Select(id => new TenantEntry { Id = id })]
            : await ReadAsync(settings, request, cancellationToken).ConfigureAwait(false);
        if (request.TenantIds is not null && entries.Count != Needed)
            throw new FleetException(FleetErrorKind.Settings, $"verify tries migrations with two tenants, and --tenant names {entries.Count}. Give two ids, or leave it out.");

        var chosen = entries.Where(entry => entry.State == TenantState.Active).Take(Needed).ToList();
        while (chosen.Count < Needed) chosen.Add(new TenantEntry { Id = Another(chosen) });

        // The rules for names of schemas are the fleet's.
        new TenantResolver(registry.Isolation, registry.JournalSchema, databases, "Host=nowhere").Resolve(
            [.. chosen.Select(entry => new TenantEntry { Id = entry.Id, Schema = registry.Isolation == TenantIsolation.Schema ? entry.Schema : null })]);
        return chosen;
    }

    private static async Task<IReadOnlyList<TenantEntry>> ReadAsync(FleetSettings settings, VerificationRequest request, CancellationToken cancellationToken)
    {
        if (settings.Tenants.List is { } list) return list;
        if (settings.Tenants.File is not { } file) return [];
        return await new TenantFile(Path.GetFullPath(file, Path.GetFullPath(request.SettingsDirectory))).ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    // Of the same form, where the form is known: a column of type uuid takes nothing else.
    private static string Another(List<TenantEntry> chosen)
    {
        if (chosen.Count == 0) return "verify_a";
        var first = chosen[0].Id;
        if (Guid.TryParse(first, out _)) return Guid.NewGuid().ToString();
        return long.TryParse(first, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : first == "verify_b" ? "verify_c" : "verify_b";
    }
}
