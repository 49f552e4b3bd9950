namespace TenantMigrations.Analysis.CSharp;

/// <summary>An attribute as written.</summary>
/// <param name="Name">Its name, with what qualifies it, without type arguments.</param>
/// <param name="TypeArgument">Its only type argument, or null.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record AttributeSource(string Name, string? TypeArgument, IReadOnlyList<ArgumentSource> Arguments)
{
    /// <summary>Whether it is one of the product's, by its last name.</summary>
    public bool Is(string name)
    {
        var dot = Name.LastIndexOf('.');
        var last = dot < 0 ? Name : Name.Substring(dot + 1);
        return (last == name || last == name + "Attribute") && (dot < 0 || Name.Substring(0, dot) is "TenantMigrations" or "global::TenantMigrations");
    }

    public ArgumentSource? Named(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);
}
