namespace TenantMigrations.Analysis.Sql;

internal sealed partial class StatementParser
{
    private Statement CreateTable(int start) => Unread("CreateTable");

    private Statement AlterRelation(int start) => Unread("AlterRelation");

    private Statement CreateIndex(int start) => Unread("CreateIndex");

    private Statement CreateView(int start, bool replaces) => Unread("CreateView");

    private Statement CreateMaterializedView(int start) => Unread("CreateMaterializedView");

    private Statement RefreshMaterializedView(int start) => Unread("RefreshMaterializedView");

    private Statement CreateSequence(int start) => Unread("CreateSequence");

    private Statement CreateStatistics(int start) => Unread("CreateStatistics");

    private Statement AlterStatistics(int start) => Unread("AlterStatistics");

    private Statement CreateForeignTable(int start) => Unread("CreateForeignTable");

    private Statement Drop(int start) => Unread("Drop");

    private Statement Truncate(int start) => Unread("Truncate");

    private Statement Comment(int start) => Unread("Comment");

    private Statement SecurityLabel(int start) => Unread("SecurityLabel");
}
