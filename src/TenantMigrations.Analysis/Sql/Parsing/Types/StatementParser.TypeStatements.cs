namespace TenantMigrations.Analysis.Sql;

internal sealed partial class StatementParser
{
    private Statement CreateType(int start) => Unread("CreateType");

    private Statement AlterType(int start) => Unread("AlterType");

    private Statement CreateDomain(int start) => Unread("CreateDomain");

    private Statement AlterDomain(int start) => Unread("AlterDomain");

    private Statement CreateCast(int start) => Unread("CreateCast");

    private Statement CreateOperator(int start) => Unread("CreateOperator");

    private Statement AlterOperator(int start) => Unread("AlterOperator");

    private Statement CreateCollation(int start) => Unread("CreateCollation");

    private Statement AlterCollation(int start) => Unread("AlterCollation");

    private Statement CreateConversion(int start) => Unread("CreateConversion");

    private Statement AlterConversion(int start) => Unread("AlterConversion");

    private Statement CreateTextSearch(int start) => Unread("CreateTextSearch");

    private Statement AlterTextSearch(int start) => Unread("AlterTextSearch");

    private Statement CreateAccessMethod(int start) => Unread("CreateAccessMethod");
}
