namespace TenantMigrations.Analysis.Sql;

/// <summary>What a <see cref="PlPgSqlLoop"/> runs through.</summary>
internal enum PlPgSqlLoopKind
{
    /// <summary><c>LOOP</c>: nothing, until <c>EXIT</c>.</summary>
    Endless,

    /// <summary><c>WHILE</c> a condition holds.</summary>
    Condition,

    /// <summary><c>FOR i IN 1..10</c>.</summary>
    Range,

    /// <summary><c>FOR row IN SELECT …</c>.</summary>
    Query,

    /// <summary><c>FOR row IN EXECUTE …</c>.</summary>
    Execute,

    /// <summary><c>FOR row IN cursor</c>.</summary>
    Cursor,

    /// <summary><c>FOREACH item IN ARRAY …</c>.</summary>
    Array,
}
