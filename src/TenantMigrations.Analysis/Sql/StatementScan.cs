namespace TenantMigrations.Analysis.Sql;

internal sealed class StatementScan(string text)
{
    public SqlScript Run(int start, int end) => throw new NotSupportedException(text + start + end);
}
