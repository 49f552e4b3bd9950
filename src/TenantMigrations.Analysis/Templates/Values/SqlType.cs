using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>A type that somebody gave.</summary>
/// <param name="Sql">As it is written.</param>
/// <param name="Name">Its name without schema and modifiers, as it is written; empty for an array.</param>
internal sealed record SqlType(string Sql, string Name)
{
    /// <summary>Whether values of it can be compared.</summary>
    public bool HasEquality => Name is not ("json" or "xml" or "point" or "polygon");

    public bool IsText => Name is "text" or "varchar" or "character varying";

    /// <param name="parameter">The parameter that it is the value of.</param>
    /// <param name="value">The type.</param>
    /// <param name="version">The PostgreSQL that must read it.</param>
    public static SqlType Read(string parameter, string value, int version)
    {
        var fragment = SqlFragment.Read(parameter, value, "ALTER TABLE t ADD COLUMN c ", "", version, isList: false);
        if (fragment.Tree is not AlterTable { Actions: [AddColumn { Column: { Type: { } type, Collation: null, Constraints.Count: 0 } }] } || type.IsSetOf || type.Span.Length != fragment.Sql.Length)
            throw new TemplateRefusal("A type is expected here and nothing else, such as numeric(12,2).", parameter, fragment.Sql, 0, fragment.Sql.Length);
        var name = type.ArrayDimensions > 0 ? "" : type.Name.Last.Text;
        if (name is "serial" or "bigserial" or "smallserial" or "serial2" or "serial4" or "serial8")
            throw fragment.Refused("A serial column rewrites the table while nobody can read it. Take bigint, and give it values with backfill.", type);
        return new SqlType(fragment.Sql, name);
    }
}
