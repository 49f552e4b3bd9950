namespace TenantMigrations.Analysis.Sql;

internal sealed partial class StatementParser
{
    private Statement CreateForeignDataWrapper(int start) => Unread("CreateForeignDataWrapper");

    private Statement AlterForeignDataWrapper(int start) => Unread("AlterForeignDataWrapper");

    private Statement CreateServer(int start) => Unread("CreateServer");

    private Statement AlterServer(int start) => Unread("AlterServer");

    private Statement CreateUserMapping(int start) => Unread("CreateUserMapping");

    private Statement AlterUserMapping(int start) => Unread("AlterUserMapping");

    private Statement ImportForeignSchema(int start) => Unread("ImportForeignSchema");

    private Statement CreateDatabase(int start) => Unread("CreateDatabase");

    private Statement AlterDatabase(int start) => Unread("AlterDatabase");

    private Statement CreateTablespace(int start) => Unread("CreateTablespace");

    private Statement AlterTablespace(int start) => Unread("AlterTablespace");

    private Statement CreateExtension(int start) => Unread("CreateExtension");

    private Statement AlterExtension(int start) => Unread("AlterExtension");

    private Statement CreatePublication(int start) => Unread("CreatePublication");

    private Statement AlterPublication(int start) => Unread("AlterPublication");

    private Statement CreateSubscription(int start) => Unread("CreateSubscription");

    private Statement AlterSubscription(int start) => Unread("AlterSubscription");

    private Statement AlterSystem(int start) => Unread("AlterSystem");

    private Statement AlterLargeObject(int start) => Unread("AlterLargeObject");
}
