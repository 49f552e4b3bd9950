namespace TenantMigrations.Analysis.CSharp;

/// <summary>A piece of C# source.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Text">Of a string its value, of one with holes its body as <see cref="InterpolatedText"/> reads it, otherwise the text itself.</param>
/// <param name="Dollars">How many <c>$</c> a string with holes has.</param>
/// <param name="Form">How a string is written.</param>
internal readonly record struct CSharpToken(CSharpTokenKind Kind, int Start, int Length, string Text, int Dollars = 0, StringForm Form = StringForm.Regular)
{
    public int End => Start + Length;

    public bool Is(string text) => Kind is CSharpTokenKind.Word or CSharpTokenKind.Symbol && Text == text;
}
