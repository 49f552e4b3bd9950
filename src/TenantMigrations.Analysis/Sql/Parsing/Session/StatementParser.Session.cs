namespace TenantMigrations.Analysis.Sql;

internal sealed partial class StatementParser
{
    // Stands until its family is read.
    private OtherStatement Unread(string family)
    {
        GiveUp(family);
        return new OtherStatement(default, family);
    }
}
