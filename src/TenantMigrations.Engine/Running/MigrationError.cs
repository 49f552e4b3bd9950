namespace TenantMigrations.Engine;

/// <summary>A failed migration, at its place in the source.</summary>
public sealed record MigrationError
{
    /// <summary>The migration.</summary>
    public required string MigrationId { get; init; }

    /// <summary>What went wrong, in the server's words, with its detail and hint where it gives them.</summary>
    public required string Message { get; init; }

    /// <summary>PostgreSQL's code, such as <c>42P01</c>; null for code migrations.</summary>
    public string? SqlState { get; init; }

    /// <summary>The source file, relative to the project.</summary>
    public required string Path { get; init; }

    /// <summary>The line, 1-based; null where it is not known.</summary>
    public int? Line { get; init; }

    /// <summary>The column, 1-based; null where it is not known.</summary>
    public int? Column { get; init; }
}
