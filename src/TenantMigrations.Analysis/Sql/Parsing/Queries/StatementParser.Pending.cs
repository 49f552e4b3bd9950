namespace TenantMigrations.Analysis.Sql;

internal sealed partial class StatementParser
{
    private List<IndexElement> PendingIndexElements()
    {
        GiveUp("index element");
        return [];
    }
}
