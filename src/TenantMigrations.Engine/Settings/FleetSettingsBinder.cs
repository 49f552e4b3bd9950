using Microsoft.Extensions.Configuration;

namespace TenantMigrations.Engine;

/// <summary>Makes <see cref="FleetSettings"/> of configuration: strict, without reflection, all mistakes in one message.</summary>
public static class FleetSettingsBinder
{
    private static readonly string[] s_runTime =
    [
        nameof(FleetSettings.ConnectionString), nameof(FleetSettings.Tenants), nameof(FleetSettings.Parallelism), nameof(FleetSettings.MaxConnections),
        nameof(FleetSettings.LockTimeout), nameof(FleetSettings.StatementTimeout), nameof(FleetSettings.RunLockTimeout), nameof(FleetSettings.Retries),
        nameof(FleetSettings.AttemptTimeout),
        nameof(FleetSettings.TransactionPer), nameof(FleetSettings.MaxFailures), nameof(FleetSettings.Waves), nameof(FleetSettings.TenantRole),
        nameof(FleetSettings.AllowBypassingRowSecurity), nameof(FleetSettings.SharedSchemas),
        nameof(FleetSettings.Placeholders), nameof(FleetSettings.Local),
    ];

    private static readonly string[] s_compiledIn =
    [
        nameof(RegistrySettings.Isolation), nameof(RegistrySettings.TenantSetting), nameof(RegistrySettings.TenantColumn),
        nameof(RegistrySettings.JournalSchema), nameof(RegistrySettings.PostgresVersion),
    ];

    /// <summary>Binds it.</summary>
    /// <param name="configuration">The configuration; later providers win. Its keys are those of the settings, without a prefix.</param>
    /// <param name="compiledIn">What the registry carries; a run-time setting that contradicts it is refused. Null where there is no registry.</param>
    /// <exception cref="FleetException">Something in it is unknown or wrong; the message names all of it, and no secret.</exception>
    public static FleetSettings Bind(IConfiguration configuration, RegistrySettings? compiledIn)
    {
        var reader = new SettingsReader(configuration);
        reader.CheckKeys(configuration, "setting", [.. s_runTime, .. s_compiledIn]);
        if (compiledIn is not null) CheckCompiledIn(reader, compiledIn);

        var defaults = new FleetSettings();
        var settings = new FleetSettings
        {
            ConnectionString = reader.Text(nameof(FleetSettings.ConnectionString)),
            Tenants = TenantSettings.Read(configuration, reader),
            Parallelism = reader.Number(nameof(FleetSettings.Parallelism), 1) ?? defaults.Parallelism,
            MaxConnections = reader.Number(nameof(FleetSettings.MaxConnections), 1) ?? defaults.MaxConnections,
            LockTimeout = reader.Time(nameof(FleetSettings.LockTimeout)) ?? defaults.LockTimeout,
            StatementTimeout = reader.Time(nameof(FleetSettings.StatementTimeout)),
            RunLockTimeout = reader.Time(nameof(FleetSettings.RunLockTimeout), canBeZero: true) ?? defaults.RunLockTimeout,
            Retries = reader.Number(nameof(FleetSettings.Retries), 0) ?? defaults.Retries,
            AttemptTimeout = reader.Time(nameof(FleetSettings.AttemptTimeout)) ?? defaults.AttemptTimeout,
            TransactionPer = reader.Choice<TransactionPer>(nameof(FleetSettings.TransactionPer)) ?? defaults.TransactionPer,
            MaxFailures = reader.Budget(nameof(FleetSettings.MaxFailures)),
            Waves = WaveReader.Read(configuration, reader),
            TenantRole = reader.Text(nameof(FleetSettings.TenantRole)),
            AllowBypassingRowSecurity = reader.Flag(nameof(FleetSettings.AllowBypassingRowSecurity)) ?? false,
            SharedSchemas = reader.List(nameof(FleetSettings.SharedSchemas)) ?? [],
            Placeholders = Placeholders(configuration, reader),
            Local = reader.Flag(nameof(FleetSettings.Local)) ?? false,
        };
        if (reader.Defects.Count == 0) return settings;
        throw new FleetException(
            FleetErrorKind.Settings,
            reader.Defects.Count == 1 ? reader.Defects[0] : $"The settings have mistakes:\n  {string.Join("\n  ", reader.Defects)}");
    }

    private static Dictionary<string, string> Placeholders(IConfiguration configuration, SettingsReader reader)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var child in configuration.GetSection(nameof(FleetSettings.Placeholders)).GetChildren())
        {
            if (child.Value is null) reader.Defects.Add($"'{child.Path}'{reader.Origin(child.Path)} must be a text.");
            else values[child.Key] = child.Value;
        }

        return values;
    }

    private static void CheckCompiledIn(SettingsReader reader, RegistrySettings registry)
    {
        if (reader.Choice<TenantIsolation>(nameof(RegistrySettings.Isolation)) is { } isolation && isolation != registry.Isolation)
            Contradiction(nameof(RegistrySettings.Isolation), isolation.ToString(), registry.Isolation.ToString());
        Compare(nameof(RegistrySettings.TenantSetting), registry.TenantSetting);
        Compare(nameof(RegistrySettings.TenantColumn), registry.TenantColumn);
        Compare(nameof(RegistrySettings.JournalSchema), registry.JournalSchema);
        if (reader.Number(nameof(RegistrySettings.PostgresVersion), 1) is { } version && version != registry.PostgresVersion)
            Contradiction(nameof(RegistrySettings.PostgresVersion), $"{version}", $"{registry.PostgresVersion}");

        void Compare(string key, string compiled)
        {
            if (reader.Text(key) is { } given && given != compiled) Contradiction(key, given, compiled);
        }

        void Contradiction(string key, string given, string compiled) => reader.Defects.Add(
            $"'{key}' is '{given}'{reader.Origin(key)}, but the migrations were checked and compiled with '{compiled}'. It cannot be changed at run time: remove the setting, or build with the property TenantMigrations{key}={given}.");
    }
}
