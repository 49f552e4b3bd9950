namespace TenantMigrations.Generator.Classes;

/// <summary>A character of a constant, and the piece of source that it comes from.</summary>
internal readonly record struct PlacedCharacter(char Value, int Start, int End);
