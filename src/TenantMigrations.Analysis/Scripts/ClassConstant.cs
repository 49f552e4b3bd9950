namespace TenantMigrations.Analysis;

/// <summary>The member <c>Up</c> or <c>Down</c> of a class with SQL.</summary>
/// <param name="Value">Its value; null where it is not a constant text, or not accessible to generated code (TM1012).</param>
public sealed record ClassConstant(string? Value);
