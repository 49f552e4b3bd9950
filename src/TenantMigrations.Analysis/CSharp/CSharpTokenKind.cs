namespace TenantMigrations.Analysis.CSharp;

internal enum CSharpTokenKind
{
    /// <summary>A keyword or a name.</summary>
    Word,

    /// <summary>A string literal without holes; its value is known.</summary>
    String,

    /// <summary>A string with holes.</summary>
    Interpolated,

    /// <summary>A number or a character, of which nobody asks the value.</summary>
    Literal,

    /// <summary>One character, or <c>=></c>, <c>::</c>, <c>==</c>.</summary>
    Symbol,

    /// <summary>A comment; only who asks for comments sees them.</summary>
    Comment,
}
