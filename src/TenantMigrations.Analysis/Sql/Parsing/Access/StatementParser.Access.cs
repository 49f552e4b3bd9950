namespace TenantMigrations.Analysis.Sql;

internal sealed partial class StatementParser
{
    private Statement CreateSchema(int start) => Unread("CreateSchema");

    private Statement AlterSchema(int start) => Unread("AlterSchema");

    private Statement CreatePolicy(int start) => Unread("CreatePolicy");

    private Statement AlterPolicy(int start) => Unread("AlterPolicy");

    private Statement CreateRole(int start) => Unread("CreateRole");

    private Statement AlterRole(int start) => Unread("AlterRole");

    private Statement Grant(int start) => Unread("Grant");

    private Statement Revoke(int start) => Unread("Revoke");

    private Statement AlterDefaultPrivileges(int start) => Unread("AlterDefaultPrivileges");

    private Statement ReassignOwned(int start) => Unread("ReassignOwned");
}
