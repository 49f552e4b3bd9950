namespace TenantMigrations.Analysis.Sql;

/// <summary>What may end a piece of SQL inside PL/pgSQL.</summary>
[Flags]
internal enum PlStop
{
    None = 0,
    Semicolon = 1,
    Comma = 2,
    DotDot = 4,
    RightParenthesis = 8,
    Then = 16,
    Loop = 32,
    When = 64,
    Using = 128,
    Into = 256,
    From = 512,
    In = 1024,
    By = 2048,
}
