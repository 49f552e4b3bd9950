namespace TenantMigrations.Analysis.CSharp;

/// <summary>A member of a class.</summary>
/// <param name="Modifiers">Its modifiers, <c>const</c> among them.</param>
/// <param name="Value">Of a constant its expression; otherwise null.</param>
internal sealed record MemberSource(IReadOnlyList<string> Modifiers, IReadOnlyList<CSharpToken>? Value)
{
    public bool IsConst => Modifiers.Contains("const");

    public bool IsVisible => Modifiers.Contains("public") || Modifiers.Contains("internal");
}
