using Microsoft.Extensions.Configuration;

namespace TenantMigrations.Engine;

/// <summary>Reads the settings under <c>Tenants</c>.</summary>
internal static class TenantSettings
{
    private const string Root = nameof(FleetSettings.Tenants);

    private static readonly string[] s_sources = [nameof(TenantSourceSettings.List), nameof(TenantSourceSettings.File), nameof(TenantSourceSettings.Query)];

    private static readonly string[] s_properties =
    [
        nameof(TenantEntry.Id), nameof(TenantEntry.Name), nameof(TenantEntry.Schema), nameof(TenantEntry.Database), nameof(TenantEntry.Connection),
        nameof(TenantEntry.Labels), nameof(TenantEntry.State),
    ];

    public static TenantSourceSettings Read(IConfiguration configuration, SettingsReader reader)
    {
        var section = configuration.GetSection(Root);
        if (section.Value is { Length: > 0 })
        {
            reader.Defects.Add($"'{Root}'{reader.Origin(Root)} must hold one of {string.Join(", ", s_sources)}, such as \"Tenants\": {{ \"List\": [\"acme\"] }}.");
            return new TenantSourceSettings();
        }

        reader.CheckKeys(section, "setting", s_sources);
        var settings = new TenantSourceSettings
        {
            List = List(section, reader),
            File = reader.Text($"{Root}:{nameof(TenantSourceSettings.File)}"),
            Query = reader.Text($"{Root}:{nameof(TenantSourceSettings.Query)}"),
        };
        string?[] given =
        [
            settings.List is null ? null : $"{Root}:List{reader.Origin($"{Root}:List")}",
            settings.File is null ? null : $"{Root}:File{reader.Origin($"{Root}:File")}",
            settings.Query is null ? null : $"{Root}:Query{reader.Origin($"{Root}:Query")}",
        ];
        var sources = given.OfType<string>().ToList();
        if (sources.Count > 1) reader.Defects.Add($"The tenants are listed in more than one place: {string.Join(" and ", sources)}. Keep one.");
        return settings;
    }

    private static List<TenantEntry>? List(IConfigurationSection tenants, SettingsReader reader)
    {
        // An empty array is a list of none, which is something else than no list.
        if (tenants.GetChildren().FirstOrDefault(child => child.Key.Equals(nameof(TenantSourceSettings.List), StringComparison.OrdinalIgnoreCase)) is not { } list)
            return null;
        var children = list.GetChildren().ToList();
        return children.Count == 0
            ? [.. (list.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(id => new TenantEntry { Id = id })]
            : [.. children.Select(child => Entry(child, reader))];
    }

    private static TenantEntry Entry(IConfigurationSection section, SettingsReader reader)
    {
        if (!section.GetChildren().Any()) return new TenantEntry { Id = section.Value ?? "" };
        reader.CheckKeys(section, "property of a tenant", s_properties);
        return new TenantEntry
        {
            Id = Text(nameof(TenantEntry.Id)) ?? "",
            Name = Text(nameof(TenantEntry.Name)),
            Schema = Text(nameof(TenantEntry.Schema)),
            Database = Text(nameof(TenantEntry.Database)),
            Connection = Text(nameof(TenantEntry.Connection)),
            Labels = section.GetSection(nameof(TenantEntry.Labels)).GetChildren()
                .ToDictionary(label => label.Key, label => label.Value ?? "", StringComparer.Ordinal),
            State = reader.Choice<TenantState>($"{section.Path}:{nameof(TenantEntry.State)}") ?? TenantState.Active,
        };

        string? Text(string name) => reader.Text($"{section.Path}:{name}");
    }
}
