namespace TenantMigrations.Analysis.Sql;

internal sealed partial class StatementParser
{
    /// <remarks>TruncateStmt.</remarks>
    private Statement Truncate(int start)
    {
        Expect("truncate");
        Accept("table");
        var tables = CommaList(static p => p.RelationName());
        var restarts = Accept("restart");
        if (restarts || Accept("continue")) Expect("identity");
        var cascades = DropBehavior();
        return new Truncate(From(start), tables, restarts, cascades);
    }
}
