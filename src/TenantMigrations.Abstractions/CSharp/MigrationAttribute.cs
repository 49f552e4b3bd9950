namespace TenantMigrations;

/// <summary>Makes a class a migration. The class derives from <see cref="SqlMigration"/> or <see cref="CodeMigration"/>.</summary>
/// <param name="id">The id, <c>yyyyMMddHHmmss_snake_case_name</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MigrationAttribute(string id) : Attribute
{
    /// <summary>The id.</summary>
    public string Id { get; } = id;

    /// <summary>Once per database or once per tenant. Required: a migration that does not say so does not compile (TM1007).</summary>
    public MigrationScope Scope { get; set; }

    /// <summary>What people call it; by default the id's name in words.</summary>
    public string? Name { get; set; }

    /// <summary>What it does.</summary>
    public string? Description { get; set; }

    /// <summary>Why it cannot be undone; set it instead of a down part.</summary>
    public string? Irreversible { get; set; }

    /// <summary>Whether it runs again when its checksum changes (views, functions).</summary>
    public bool Repeatable { get; set; }

    /// <summary>False runs it statement by statement outside a transaction. Default: true.</summary>
    public bool Transaction { get; set; } = true;

    /// <summary>True where a tenant that is added later does not need it.</summary>
    public bool AppliesToExistingOnly { get; set; }

    /// <summary>
    /// Raise it when the code of a <see cref="CodeMigration"/> changes before its release: the checksum of such a migration is that of id and revision.
    /// </summary>
    public int Revision { get; set; } = 1;
}
