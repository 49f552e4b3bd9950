using System;
using System.Diagnostics;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace TenantMigrations.Build;

/// <summary>
/// Starts the built migrations project as a process and passes its lines on. Nothing else happens in the build's process: no database driver, no migration
/// code. The runner's canonical error lines become errors of the build by themselves.
/// </summary>
public sealed class RunTenantMigrations : ToolTask
{
    /// <summary>The runner's verb, such as <c>run</c>.</summary>
    [Required]
    public string Verb { get; set; } = "";

    /// <summary>The built assembly of the migrations project.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The project's folder: the runner makes the paths in its error lines absolute with it.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The project file, where the program is the authoring tool, which reads it; otherwise empty.</summary>
    public string? ProjectFile { get; set; }

    /// <summary>What MSBuild knows about the project's properties, which the authoring tool would only read: names, with the metadata <c>Value</c>.</summary>
    public ITaskItem[] Properties { get; set; } = [];

    /// <summary>What a new migration is called, of the verb <c>create</c>.</summary>
    public string? MigrationName { get; set; }

    /// <summary>What a new migration does, of the verb <c>create</c>.</summary>
    public string? MigrationDescription { get; set; }

    /// <summary>The <c>dotnet</c> that runs the build.</summary>
    public string? DotNetHost { get; set; }

    /// <summary>Only these tenants, separated by semicolons.</summary>
    public string? Tenants { get; set; }

    /// <summary>A settings file.</summary>
    public string? Settings { get; set; }

    /// <summary>The name of the environment variable that holds the connection string. Never the string itself: it would end up in logs.</summary>
    public string? ConnectionVariable { get; set; }

    /// <summary>Whether to use a local server.</summary>
    public bool Local { get; set; }

    /// <summary>Further arguments, as they would stand on the command line.</summary>
    public string? Arguments { get; set; }

    /// <inheritdoc/>
    protected override string ToolName => "dotnet";

    /// <inheritdoc/>
    protected override MessageImportance StandardOutputLoggingImportance => MessageImportance.High;

    /// <inheritdoc/>
    protected override MessageImportance StandardErrorLoggingImportance => MessageImportance.High;

    /// <inheritdoc/>
    public override bool Execute()
    {
        // Builds are a developer's or a CI's business; who builds for production says so.
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")))
            EnvironmentVariables = ["DOTNET_ENVIRONMENT=Development"];
        return base.Execute();
    }

    /// <inheritdoc/>
    protected override string GenerateFullPathToTool() => string.IsNullOrEmpty(DotNetHost) ? "dotnet" : DotNetHost!;

    /// <inheritdoc/>
    protected override string GenerateCommandLineCommands()
    {
        // Values behind = and not a blank, so that one that begins with a hyphen is none the less a value.
        var line = new ArgumentLine().Add("exec").Add(Assembly).Add(Verb);
        foreach (var operand in new[] { MigrationName, MigrationDescription })
            if (!string.IsNullOrWhiteSpace(operand)) line.Add(operand!.Trim());
        line.Add("--format=msbuild")
            .AddOption("--project-directory", ProjectDirectory.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
            .AddOption("--project", ProjectFile)
            .AddOption("--settings", Settings)
            .AddOption("--connection-variable", ConnectionVariable);
        foreach (var tenant in (Tenants ?? "").Split([';'], StringSplitOptions.RemoveEmptyEntries)) line.AddOption("--tenant", tenant.Trim());
        // An empty one is told too: it is not set, whatever a condition in a file looks like.
        foreach (var property in Properties) line.Add("--property=" + property.ItemSpec + "=" + property.GetMetadata("Value").Trim());
        if (Local) line.Add("--local");
        return line.AddRaw(Arguments).ToString();
    }

    /// <inheritdoc/>
    protected override ProcessStartInfo GetProcessStartInfo(string pathToTool, string commandLineCommands, string responseFileSwitch)
    {
        var start = base.GetProcessStartInfo(pathToTool, commandLineCommands, responseFileSwitch);
        start.Arguments = GenerateCommandLineCommands();
        return start;
    }

    /// <inheritdoc/>
    protected override bool ValidateParameters()
    {
        if (File.Exists(Assembly)) return true;
        if (!string.IsNullOrEmpty(ProjectFile))
        {
            Log.LogError(null, "TM9010", null, null, 0, 0, 0, 0, "The package TenantMigrations.Build is not complete: '{0}' does not exist. Restore it again.", Assembly);
            return false;
        }

        Log.LogError(null, "TM9010", null, null, 0, 0, 0, 0,
            "The migrations project has not been built: '{0}' does not exist. Build it first, or leave NoBuild away.", Assembly);
        return false;
    }

    /// <inheritdoc/>
    protected override bool HandleTaskExecutionErrors()
    {
        // The runner has said what is wrong in lines of its own; the stock message MSB6006 would only repeat that something is.
        if (!Log.HasLoggedErrors)
            Log.LogError(null, "TM9011", null, null, 0, 0, 0, 0, "The runner's verb '{0}' ended with exit code {1}; its output above says why.", Verb, ExitCode);
        return false;
    }
}
