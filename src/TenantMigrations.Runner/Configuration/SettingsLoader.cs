using Microsoft.Extensions.Configuration;

namespace TenantMigrations.Runner;

/// <summary>
/// Merges <c>tenantmigrations.json</c>, <c>tenantmigrations.{environment}.json</c>, the environment's variables and the command line: what comes later wins.
/// </summary>
internal sealed class SettingsLoader(RunnerEnvironment environment)
{
    private static readonly string[] s_lists = ["SharedSchemas", "Waves"];

    private const string VariablePrefix = "TENANTMIGRATIONS__";

    /// <exception cref="SettingsException">A file is missing or malformed, or the settings contradict each other.</exception>
    /// <param name="arguments">What the command line says.</param>
    /// <param name="needsConnection">Whether the verb connects to the control database in any case.</param>
    public LoadedSettings Load(CommonArguments arguments, bool needsConnection = true)
    {
        var (layers, directory) = Read(arguments);
        return Merge(layers, directory, arguments.Local, needsConnection);
    }

    /// <summary>The settings for whoever connects to nothing.</summary>
    /// <exception cref="SettingsException">A file is missing or malformed.</exception>
    public LoadedSettings LoadWithoutConnection(CommonArguments arguments)
    {
        var (layers, directory) = Read(arguments with { Local = true, ConnectionVariable = null });
        return Merge(layers, directory, localByCommandLine: true, needsConnection: false);
    }

    /// <summary>For a verb that makes a place of its own: it needs no connection, and uses none that is not named on the command line.</summary>
    /// <exception cref="SettingsException">A file is missing or malformed, or the settings contradict each other.</exception>
    public LoadedSettings LoadForTrial(CommonArguments arguments)
    {
        var (layers, directory) = Read(arguments);
        layers[..^1].ForEach(layer => layer.Forget("ConnectionString"));
        return Merged(layers, directory, isLocal: false);
    }

    private (List<SettingsLayer> Layers, string Directory) Read(CommonArguments arguments)
    {
        if (arguments is { Local: true, ConnectionVariable: not null })
            throw new SettingsException("--local starts a server of its own and --connection-variable names another one: give only one of them.");

        var directory = environment.BaseDirectory;
        var layers = new List<SettingsLayer>();
        if (arguments.SettingsFile is { } settingsFile)
        {
            var path = Path.GetFullPath(settingsFile, environment.CurrentDirectory);
            if (!File.Exists(path)) throw new SettingsException($"The settings file '{path}' does not exist. Correct --settings; it is relative to the current folder.");
            directory = Path.GetDirectoryName(path)!;
            layers.Add(SettingsFile.Read(path));
        }
        else
        {
            AddIfThere(layers, "tenantmigrations.json");
            AddIfThere(layers, $"tenantmigrations.{environment.EnvironmentName}.json");
        }

        layers.Add(FromVariables());
        layers.Add(FromCommandLine(arguments));
        return (layers, directory);
    }

    private LoadedSettings Merge(List<SettingsLayer> layers, string directory, bool localByCommandLine, bool needsConnection)
    {
        var isLocal = IsLocal(layers);
        if (isLocal && !localByCommandLine && !environment.IsDevelopment)
            throw new SettingsException(
                $"The settings say \"Local\": true, which is honoured in Development only, and the environment is {Printable.Text(environment.EnvironmentName)}. "
                + $"Set {VariablePrefix}ConnectionString (or name another variable with --connection-variable), or, if a throw-away server is what you want, give --local or set DOTNET_ENVIRONMENT=Development.");
        if (needsConnection && !isLocal && !layers.Exists(layer => layer.SaysConnection)) throw new SettingsException(NoConnection());

        if (isLocal) layers.ForEach(layer => layer.Forget("ConnectionString"));
        return Merged(layers, directory, isLocal);
    }

    // A connection that is given later than "Local": true is meant, and the other way round.
    private static bool IsLocal(List<SettingsLayer> layers) => layers.Aggregate(false, (isLocal, layer) => layer.Local ?? (isLocal && !layer.SaysConnection));

    private static LoadedSettings Merged(List<SettingsLayer> layers, string directory, bool isLocal)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            var earlier = layers.Take(i).ToArray();
            if (layer.SaysTenants) Array.ForEach(earlier, other => other.Forget("Tenants"));
            foreach (var list in s_lists.Where(layer.Says)) Array.ForEach(earlier, other => other.Forget(list));
        }

        return new LoadedSettings(new ConfigurationRoot([.. layers]), directory, isLocal);
    }

    private string NoConnection() =>
        $"There is no connection to the control database. Set the environment variable {VariablePrefix}ConnectionString, or name the one that holds it with "
        + $"--connection-variable NAME; --local starts a throw-away server instead. (Environment: {environment.EnvironmentName}; "
        + $"settings are read from {Path.Combine(environment.BaseDirectory, "tenantmigrations.json")} unless --settings names a file{DevelopmentFile()}.)";

    private string DevelopmentFile() => !environment.IsDevelopment && File.Exists(Path.Combine(environment.BaseDirectory, "tenantmigrations.Development.json"))
        ? "; tenantmigrations.Development.json is read where DOTNET_ENVIRONMENT says Development"
        : "";

    private void AddIfThere(List<SettingsLayer> layers, string name)
    {
        var path = Path.Combine(environment.BaseDirectory, name);
        if (File.Exists(path)) layers.Add(SettingsFile.Read(path));
    }

    private SettingsLayer FromVariables() => new("the environment", environment.Variables
        .Where(variable => variable.Key.StartsWith(VariablePrefix, StringComparison.OrdinalIgnoreCase))
        .Select(variable => KeyValuePair.Create<string, string?>(variable.Key[VariablePrefix.Length..].Replace("__", ":", StringComparison.Ordinal), variable.Value)));

    private SettingsLayer FromCommandLine(CommonArguments arguments)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (arguments.Local) values["Local"] = "true";
        if (arguments.ConnectionVariable is { } name)
        {
            // Not repeated: it may be the connection string itself, with its password.
            if (name.Contains('=', StringComparison.Ordinal))
                throw new SettingsException("--connection-variable takes the name of an environment variable, not a connection string: what stands on a command line is seen by every user of the machine and ends up in logs.");
            var connection = environment.Variables.GetValueOrDefault(name);
            if (string.IsNullOrWhiteSpace(connection))
                throw new SettingsException($"The environment variable '{Printable.Text(name)}', which --connection-variable names, is not set or empty. It must hold the connection string of the control database.");
            values["ConnectionString"] = connection;
        }

        return new SettingsLayer("the command line", values);
    }
}
