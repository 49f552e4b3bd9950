namespace TenantMigrations.Analysis;

/// <summary>A migration that is about to be written: all of it but its id, which depends on the project that it is written into. A pure value.</summary>
public sealed record MigrationDraft
{
    /// <summary>Its whole id, where it has one already; null: the next one of the project.</summary>
    public string? Id { get; init; }

    /// <summary>The name part of its id: <c>a-z</c>, <c>0-9</c> and <c>_</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in words; one line.</summary>
    public required string Description { get; init; }

    /// <summary>Once per database or once per tenant.</summary>
    public required MigrationScope Scope { get; init; }

    /// <summary>What it is written as; a <c>.sql</c> file by default.</summary>
    public MigrationForm Form { get; init; }

    /// <summary>The SQL of its up part; for <see cref="MigrationForm.Code"/> the members of the class.</summary>
    public required string Up { get; init; }

    /// <summary>The SQL of its down part; null where <see cref="Irreversible"/> says why there is none, and for <see cref="MigrationForm.Code"/>.</summary>
    public string? Down { get; init; }

    /// <summary>Why it cannot be undone; null where it can.</summary>
    public string? Irreversible { get; init; }

    /// <summary>Whether the up part runs in a transaction.</summary>
    public bool UpInTransaction { get; init; } = true;

    /// <summary>Whether the down part runs in a transaction.</summary>
    public bool DownInTransaction { get; init; } = true;

    /// <summary>Whether a tenant that is added later does not need it.</summary>
    public bool AppliesToExistingOnly { get; init; }

    /// <summary>Whether it runs again when its text changes; then it has no down part.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The placeholders it declares, as they are written: <c>app_role identifier</c>.</summary>
    public EquatableArray<string> Placeholders { get; init; }

    /// <summary>Positions of drafts of the same list that it depends on.</summary>
    public EquatableArray<int> After { get; init; }

    /// <summary>Names of tables that it expects, as a catalog has them, without quotes: what makes them is what it depends on.</summary>
    public EquatableArray<string> Expects { get; init; }
}
