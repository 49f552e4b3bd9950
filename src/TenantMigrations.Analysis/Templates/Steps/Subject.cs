using System.Globalization;

namespace TenantMigrations.Analysis;

/// <summary>What tables are called in the names and descriptions of migrations.</summary>
internal static class Subject
{
    private const int Shown = 3;

    public static string Name(IReadOnlyList<TableName> tables) =>
        tables.Count == 1 ? tables[0].Words : tables.Count.ToString(CultureInfo.InvariantCulture) + "_tables";

    public static string Words(IReadOnlyList<TableName> tables)
    {
        if (tables.Count == 1) return tables[0].Words;
        var names = tables.Take(tables.Count <= Shown + 1 ? tables.Count - 1 : Shown).Select(static table => table.Words);
        var last = tables.Count <= Shown + 1 ? tables[tables.Count - 1].Words : (tables.Count - Shown).ToString(CultureInfo.InvariantCulture) + " more";
        return string.Join(", ", names) + " and " + last;
    }

    /// <summary>The same for each table, one behind another.</summary>
    public static string Each(IEnumerable<TableName> tables, Func<TableName, string> sql) => string.Join("\n", tables.Select(sql));

    /// <summary>The same in the order in which things are undone.</summary>
    public static string EachBack(IEnumerable<TableName> tables, Func<TableName, string> sql) => Each(tables.Reverse(), sql);
}
