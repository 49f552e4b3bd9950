namespace TenantMigrations.Analysis.Sql;

/// <summary>What a <see cref="Literal"/> is.</summary>
internal enum LiteralKind
{
    Null,
    True,
    False,
    Number,
    String,

    /// <summary><c>B'…'</c>.</summary>
    Bit,

    /// <summary><c>X'…'</c>.</summary>
    Hex,
}
