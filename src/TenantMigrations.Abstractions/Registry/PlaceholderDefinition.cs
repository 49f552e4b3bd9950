namespace TenantMigrations;

/// <summary>A declared placeholder: <c>-- placeholder: app_role identifier = app</c>.</summary>
/// <param name="Name">Its name, without <c>${</c> and <c>}</c>.</param>
/// <param name="Kind">How its value is quoted.</param>
/// <param name="Default">The value where the settings give none; null where they must.</param>
public sealed record PlaceholderDefinition(string Name, PlaceholderKind Kind, string? Default);
