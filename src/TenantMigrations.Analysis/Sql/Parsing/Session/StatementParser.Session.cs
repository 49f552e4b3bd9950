namespace TenantMigrations.Analysis.Sql;

internal sealed partial class StatementParser
{
    private Statement Transaction(int start) => Unread("Transaction");

    private Statement Discard(int start) => Unread("Discard");

    private Statement Prepare(int start) => Unread("Prepare");

    private Statement Execute(int start) => Unread("Execute");

    private Statement Deallocate(int start) => Unread("Deallocate");

    private Statement DeclareCursor(int start) => Unread("DeclareCursor");

    private Statement Fetch(int start) => Unread("Fetch");

    private Statement CloseCursor(int start) => Unread("CloseCursor");

    private Statement Explain(int start) => Unread("Explain");

    private Statement Copy(int start) => Unread("Copy");

    private Statement Vacuum(int start) => Unread("Vacuum");

    private Statement Cluster(int start) => Unread("Cluster");

    private Statement Reindex(int start) => Unread("Reindex");

    private Statement LockTable(int start) => Unread("LockTable");

    private Statement Notify(int start) => Unread("Notify");

    private Statement Checkpoint(int start) => Unread("Checkpoint");

    private Statement Load(int start) => Unread("Load");

    // Stands until its family is read.
    private OtherStatement Unread(string family)
    {
        GiveUp(family);
        return new OtherStatement(default, family);
    }
}
