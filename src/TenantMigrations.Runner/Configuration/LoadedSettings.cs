using Microsoft.Extensions.Configuration;

namespace TenantMigrations.Runner;

/// <summary>The settings, merged from their layers.</summary>
/// <param name="Configuration">All keys; without a connection where a local server is asked for.</param>
/// <param name="Directory">The folder that relative paths in the settings refer to.</param>
/// <param name="IsLocal">Whether to start a local server instead of connecting.</param>
internal sealed record LoadedSettings(IConfiguration Configuration, string Directory, bool IsLocal);
