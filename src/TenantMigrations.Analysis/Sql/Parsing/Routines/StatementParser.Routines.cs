namespace TenantMigrations.Analysis.Sql;

internal sealed partial class StatementParser
{
    private Statement CreateRoutine(int start, bool replaces) => Unread("CreateRoutine");

    private Statement AlterRoutine(int start) => Unread("AlterRoutine");

    private Statement CreateAggregate(int start, bool replaces) => Unread("CreateAggregate");

    private Statement AlterAggregate(int start) => Unread("AlterAggregate");

    private Statement CreateTransform(int start, bool replaces) => Unread("CreateTransform");

    private Statement CreateLanguage(int start, bool replaces) => Unread("CreateLanguage");

    private Statement AlterLanguage(int start) => Unread("AlterLanguage");

    private Statement CreateTrigger(int start, bool replaces) => Unread("CreateTrigger");

    private Statement AlterTrigger(int start) => Unread("AlterTrigger");

    private Statement CreateEventTrigger(int start) => Unread("CreateEventTrigger");

    private Statement AlterEventTrigger(int start) => Unread("AlterEventTrigger");

    private Statement CreateRule(int start, bool replaces) => Unread("CreateRule");

    private Statement AlterRule(int start) => Unread("AlterRule");

    private Statement Do(int start) => Unread("Do");

    private Statement Call(int start) => Unread("Call");
}
