namespace TenantMigrations.Analysis.Sql;

/// <summary>Goes through the statements of a body without recursion.</summary>
internal static class PlPgSqlWalk
{
    /// <summary>The statement and every one in it, in the order of the text; those of a <c>DO</c> in it too, but not of a routine that it makes.</summary>
    public static IEnumerable<PlPgSqlStatement> Of(PlPgSqlStatement statement)
    {
        var open = new Stack<PlPgSqlStatement>();
        var parts = new List<PlPgSqlStatement>();
        open.Push(statement);
        while (open.Count > 0)
        {
            var next = open.Pop();
            yield return next;
            parts.Clear();
            AddParts(parts, next);
            for (var i = parts.Count - 1; i >= 0; i--) open.Push(parts[i]);
        }
    }

    private static void AddParts(List<PlPgSqlStatement> parts, PlPgSqlStatement statement)
    {
        switch (statement)
        {
            case PlPgSqlBlock block:
                parts.AddRange(block.Statements);
                foreach (var handler in block.Handlers) parts.AddRange(handler.Statements);
                break;
            case PlPgSqlChoice choice:
                foreach (var branch in choice.Branches) parts.AddRange(branch.Statements);
                parts.AddRange(choice.Else);
                break;
            case PlPgSqlLoop loop: parts.AddRange(loop.Statements); break;
            case PlPgSqlSql { Statement: DoStatement, Body: { } body }: parts.Add(body.Block); break;
        }
    }
}
