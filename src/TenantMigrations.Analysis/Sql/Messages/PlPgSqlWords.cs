namespace TenantMigrations.Analysis.Sql;

/// <summary>What PL/pgSQL has and SQL does not: it stands outside a body.</summary>
internal static class PlPgSqlWords
{
    private const string Wrap = "That is PL/pgSQL, which needs a body around it: DO $$ BEGIN … END $$.";

    public static IReadOnlyList<ForeignWord> All { get; } =
    [
        new("raise", Wrap),
        new("perform", "PERFORM is PL/pgSQL. Write SELECT here, or DO $$ BEGIN PERFORM …; END $$."),
        new("loop", Wrap),
        new("for", Wrap),
        new("foreach", Wrap),
        new("return", Wrap),
        new("elsif", Wrap),
        new("assert", Wrap),
    ];
}
