namespace TenantMigrations.Analysis;

/// <summary>Why a template makes nothing of what it is told.</summary>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Parameter">The parameter that it is about; null where it is about none.</param>
public sealed record TemplateError(string Message, string? Parameter = null)
{
    /// <summary>The value in which something is wrong at a place; null where it is wrong as a whole.</summary>
    public string? Value { get; init; }

    /// <summary>Where in <see cref="Value"/>.</summary>
    public int Start { get; init; }

    /// <summary>How much of it; zero at its end.</summary>
    public int Length { get; init; }
}
