using System.Collections;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace TenantMigrations.Runner.Tests;

/// <summary>What MSBuild makes of lines: its own reader, with a build around it that only remembers.</summary>
internal sealed class BuildLog : IBuildEngine
{
    public List<BuildErrorEventArgs> Errors { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<string?> Messages { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "Storefront.csproj";

    public static BuildLog Of(string output)
    {
        var log = new BuildLog();
        var reader = new TaskLoggingHelper(log, "RunTenantMigrations");
        foreach (var line in output.ReplaceLineEndings("\n").Split('\n'))
            if (line.Length > 0) reader.LogMessageFromText(line, MessageImportance.High);
        return log;
    }

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e);

    public void LogMessageEvent(BuildMessageEventArgs e) => Messages.Add(e.Message);

    public void LogWarningEvent(BuildWarningEventArgs e) => Warnings.Add(e.Message!);
}
