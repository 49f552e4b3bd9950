namespace TenantMigrations.Analysis;

/// <summary>Findings in the order of their places, so that the same sources give the same list.</summary>
internal static class FindingOrder
{
    public static int Compare(Finding a, Finding b)
    {
        var order = string.CompareOrdinal(a.Place.Path, b.Place.Path);
        if (order == 0) order = string.CompareOrdinal(a.Place.TypeName, b.Place.TypeName);
        if (order == 0) order = a.Place.Anchor.CompareTo(b.Place.Anchor);
        if (order == 0) order = a.Place.Index.CompareTo(b.Place.Index);
        if (order == 0) order = a.Place.Range.Start.CompareTo(b.Place.Range.Start);
        if (order == 0) order = string.CompareOrdinal(a.RuleId, b.RuleId);
        return order != 0 ? order : string.CompareOrdinal(a.Message, b.Message);
    }
}
