using System.CommandLine;

namespace TenantMigrations.Runner;

/// <summary>A verb of the command line: what it is told, what its help says, and what it does.</summary>
internal abstract class Verb : Command
{
    /// <param name="name">The verb.</param>
    /// <param name="summary">One line, for the list of verbs.</param>
    /// <param name="description">What follows that line on the verb's own page.</param>
    protected Verb(string name, string summary, string description)
        : base(name, $"{summary} {description}".Trim()) => Summary = summary;

    public string Summary { get; }

    /// <summary>Its name on the command line, behind that of the verb it belongs to: <c>tenants list</c>.</summary>
    public string FullName => Parents.OfType<Verb>().FirstOrDefault() is { } group ? $"{group.FullName} {Name}" : Name;

    /// <summary>The forms of its use, without program and verb.</summary>
    public abstract IReadOnlyList<string> Usages { get; }

    /// <summary>Examples, without program and verb.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>What is particular about its exit code.</summary>
    public virtual string? ExitNote => null;

    /// <summary>Whether <c>--tenant</c> means anything here.</summary>
    public virtual bool TakesTenants => true;

    /// <summary>Whether it works on a project's folder, and asks neither the registry nor a database.</summary>
    public virtual bool IsAuthoring => false;

    /// <summary>Whether one that works on a project's folder asks the databases none the less.</summary>
    /// <param name="arguments">What it is told.</param>
    public virtual bool AsksFleet(ParseResult arguments) => !IsAuthoring;

    /// <summary>What a Ctrl-C leaves, and what to do then.</summary>
    /// <param name="arguments">What it is told.</param>
    public virtual string WhenCancelled(ParseResult arguments) => ChangesNothing(arguments) ? "Nothing was changed." : "What was in flight is rolled back; the same command goes on where this stopped.";

    /// <summary>Whether it only looks.</summary>
    /// <param name="arguments">What it is told.</param>
    protected virtual bool ChangesNothing(ParseResult arguments) => false;

    /// <summary>The formats that it can be asked for.</summary>
    public virtual IReadOnlyList<OutputFormat> Formats { get; } = [OutputFormat.Text, OutputFormat.Json, OutputFormat.MsBuild];

    public abstract Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken);
}
