namespace TenantMigrations.Analysis;

/// <summary>What a template has to be told.</summary>
/// <param name="Name">Its name: <c>a-z</c>, <c>0-9</c> and <c>-</c>; on the command line with two hyphens before it.</param>
/// <param name="Kind">What may be given.</param>
/// <param name="Description">What it says, in words.</param>
public sealed record TemplateParameter(string Name, TemplateValueKind Kind, string Description)
{
    /// <summary>Whether nothing can be made without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What counts where nothing is given; null where that is nothing.</summary>
    public string? Default { get; init; }

    /// <summary>What may be chosen, for <see cref="TemplateValueKind.Choice"/>.</summary>
    public EquatableArray<string> Choices { get; init; }
}
