using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>Which tables a text makes or alters.</summary>
public static class TableMakers
{
    /// <summary>The names of tables and views that are made, altered or renamed, without their schemas, as a catalog has them. What cannot be read names none.</summary>
    /// <param name="sql">SQL: statements, with placeholders or without.</param>
    /// <param name="postgresVersion">The major version that reads it.</param>
    public static IReadOnlyList<string> In(string sql, int postgresVersion)
    {
        if (sql is null) throw new ArgumentNullException(nameof(sql));
        var names = new List<string>();
        var dialect = SqlDialect.Of(postgresVersion, []);
        foreach (var span in StatementReader.Read(sql).Statements)
            names.AddRange(Names(StatementParser.Parse(sql, new SqlSpan(span.Start, span.End), dialect).Tree));
        return [.. names.Distinct()];
    }

    private static IEnumerable<string> Names(Statement? tree) => tree switch
    {
        CreateTable table => [table.Name.Last.Text],
        CreateTableAs table => [table.Name.Last.Text],
        CreateView view => [view.Name.Last.Text],
        CreateMaterializedView view => [view.Name.Last.Text],
        AlterTable { Kind: ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView } table =>
            table.Actions.OfType<RenameRelation>().Select(static rename => rename.NewName.Text).Append(table.Table.Name.Last.Text),
        _ => [],
    };
}
