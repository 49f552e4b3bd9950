namespace TenantMigrations.Generator.Model;

/// <summary>Where the constants of a class with SQL begin; an error of the server finds its line with it.</summary>
internal sealed record ClassOrigins(string TypeName, SourceOrigin Up, SourceOrigin Down, SourceOrigin Verify);
