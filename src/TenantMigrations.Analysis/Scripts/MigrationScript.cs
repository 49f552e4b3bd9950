namespace TenantMigrations.Analysis;

/// <summary>
/// Everything that was read from one source, a <c>.sql</c> file or a C# class. Plain data that compares by value; the text itself is not kept.
/// </summary>
public sealed record MigrationScript
{
    /// <summary>The file, as the reader was given it.</summary>
    public required string Path { get; init; }

    /// <summary>The file, relative to the project's folder, with forward slashes.</summary>
    public required string ProjectPath { get; init; }

    /// <summary>The class, fully qualified; null for a file.</summary>
    public string? TypeName { get; init; }

    /// <summary>The id as written, also where it is malformed.</summary>
    public required string Id { get; init; }

    /// <summary>Where the id is written: the attribute's argument, or the beginning of the file that bears it as its name.</summary>
    public required SourcePlace IdPlace { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Once per database or once per tenant; null where the source does not say (TM1007).</summary>
    public MigrationScope? Scope { get; init; }

    /// <summary>A file, a class with SQL, or a class with code.</summary>
    public required MigrationKind Kind { get; init; }

    /// <summary>What it declares to need, in the order of writing.</summary>
    public EquatableArray<DependencyReference> Dependencies { get; init; }

    /// <summary>Whether it runs again when its checksum changes.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Whether a tenant that is added later does not need it.</summary>
    public bool AppliesToExistingOnly { get; init; }

    /// <summary>Why it cannot be undone; null where it can.</summary>
    public string? IrreversibleReason { get; init; }

    /// <summary>What applies it; null where it is missing (TM1008).</summary>
    public ScriptPart? Up { get; init; }

    /// <summary>What undoes it; null where there is nothing.</summary>
    public ScriptPart? Down { get; init; }

    /// <summary>What must be true once it is applied; null where nothing is asked.</summary>
    public ScriptPart? Verify { get; init; }

    /// <summary>The declared placeholders; <see cref="PlaceholderUse.Placeholder"/> counts in them.</summary>
    public EquatableArray<PlaceholderDeclaration> Placeholders { get; init; }

    /// <summary>The findings that the author accepts.</summary>
    public EquatableArray<AcceptedFinding> Accepted { get; init; }

    /// <summary>The checksum, see <see cref="MigrationChecksum"/>; empty where the text could not be read.</summary>
    public required string Checksum { get; init; }

    /// <summary>Two characters for each line that the checksum covers, of a class for <c>Up</c>, <c>Down</c> and, where there is one, <c>Verify</c>, with dots between; empty for code.</summary>
    public string LineMarks { get; init; } = "";

    /// <summary>What is wrong with this source alone. What is wrong between sources says <see cref="MigrationCatalog.Findings"/>.</summary>
    public EquatableArray<Finding> Findings { get; init; }

    /// <summary>
    /// What the rules on statements say (<c>TM2xxx</c> and up), but for what is accepted. They break nothing: whoever reports them does so as analyzers do, at a severity that a project
    /// may choose.
    /// </summary>
    public EquatableArray<Finding> StatementFindings { get; init; }

    /// <summary>Whether a finding of its own is an error, so that the registry leaves it out.</summary>
    public bool IsBroken
    {
        get
        {
            foreach (var finding in Findings)
                if (finding.Severity == FindingSeverity.Error) return true;
            return false;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
