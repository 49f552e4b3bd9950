using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>The columns of a table that is about to be made.</summary>
internal sealed class SqlColumns
{
    private readonly SqlFragment _fragment;
    private readonly IReadOnlyList<TableElement> _elements;

    private SqlColumns(SqlFragment fragment, CreateTable table)
    {
        _fragment = fragment;
        _elements = table.Elements;
        Columns = [.. _elements.OfType<ColumnDefinition>()];
    }

    public IReadOnlyList<ColumnDefinition> Columns { get; }

    public IReadOnlyList<string> Names => [.. Columns.Select(static column => column.Name.Text)];

    /// <summary>Columns and constraints as they are written, one by one.</summary>
    public IReadOnlyList<string> Lines => [.. _elements.Select(_fragment.TextOf)];

    /// <param name="parameter">The parameter that it is the value of.</param>
    /// <param name="value">The columns.</param>
    /// <param name="version">The PostgreSQL that must read it.</param>
    public static SqlColumns Read(string parameter, string value, int version)
    {
        var fragment = SqlFragment.Read(parameter, value, "CREATE TABLE t (", ")", version, isList: true);
        if (fragment.Tree is not CreateTable { Elements.Count: > 0 } table) throw new TemplateRefusal("Columns are expected here, such as name text NOT NULL.", parameter, fragment.Sql, 0, fragment.Sql.Length);
        var columns = new SqlColumns(fragment, table);
        if (columns.Columns.Count == 0) throw fragment.Refused("A column is expected here, such as name text NOT NULL.", table.Elements[0]);
        foreach (var element in table.Elements)
            if (element is LikeClause) throw fragment.Refused("Write the columns out: what LIKE takes over depends on the day on which it runs.", element);
        return columns;
    }

    /// <summary>Refuses columns that the template makes itself, and every key.</summary>
    /// <param name="own">Those columns.</param>
    public void CheckNames(IReadOnlyList<string> own)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in Columns)
        {
            if (own.Contains(column.Name.Text)) throw _fragment.Refused($"The template makes the column {SqlQuote.Name(column.Name.Text)} itself.", column.Name);
            if (!seen.Add(column.Name.Text)) throw _fragment.Refused("This column stands here twice.", column.Name);
        }

        foreach (var constraint in Constraints)
            if (constraint is UniqueConstraint { IsPrimaryKey: true }) throw _fragment.Refused("The template makes the primary key itself, of --key.", constraint);
    }

    /// <summary>Refuses what would hold, or tell, across tenants.</summary>
    /// <param name="tenantColumn">The column that says whose a row is.</param>
    public void CheckTenancy(string tenantColumn)
    {
        foreach (var constraint in Constraints)
        {
            if (constraint is UniqueConstraint unique && !unique.Columns.Any(column => column.Text == tenantColumn))
                throw _fragment.Refused($"This would hold across tenants, and tell one of them what another has. Write UNIQUE ({SqlQuote.Name(tenantColumn)}, …) behind the columns.", constraint);
            if (constraint is ExcludeConstraint) throw _fragment.Refused("This would hold across tenants. Add it in a migration of its own, with the tenant column in it.", constraint);
        }
    }

    /// <summary>The columns that refer to another table by themselves.</summary>
    public IEnumerable<string> Referring() => Columns.Where(static column => column.Constraints.Any(static constraint => constraint is ForeignKeyConstraint)).Select(static column => column.Name.Text);

    private IEnumerable<Constraint> Constraints => Columns.SelectMany(static column => column.Constraints).Concat(_elements.OfType<Constraint>());
}
