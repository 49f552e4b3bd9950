namespace TenantMigrations.Analysis.Sql;

/// <summary>Which way a <see cref="RoutineParameter"/> goes.</summary>
internal enum RoutineParameterMode
{
    /// <summary>Also where nothing is said.</summary>
    In,
    Out,
    InOut,
    Variadic,

    /// <summary>A column of <c>RETURNS TABLE (…)</c>.</summary>
    Table,
}
