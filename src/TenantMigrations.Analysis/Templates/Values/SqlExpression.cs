using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>An expression that somebody gave.</summary>
internal sealed class SqlExpression
{
    private static readonly HashSet<string> s_stable = new(StringComparer.Ordinal)
    {
        "now", "transaction_timestamp", "statement_timestamp", "current_setting", "current_schema", "current_database", "lower", "upper", "abs", "round", "length", "concat",
        "make_date", "make_interval", "make_timestamp", "make_timestamptz", "to_timestamp", "to_char", "to_date", "date_trunc", "timezone", "jsonb_build_object", "jsonb_build_array",
        "json_build_object", "json_build_array", "to_json", "to_jsonb", "array_fill", "coalesce", "nullif", "greatest", "least",
    };

    private readonly SqlFragment _fragment;
    private readonly List<Expression> _parts;

    private SqlExpression(SqlFragment fragment, Expression tree)
    {
        _fragment = fragment;
        _parts = [.. ExpressionWalk.Of(tree)];
        Operand = tree is Literal or CallExpression or CurrentValue or ColumnReference or CastExpression { Operand: Literal } ? Sql : "(" + Sql + ")";
    }

    public string Sql => _fragment.Sql;

    /// <summary>It as it may stand beside an operator or behind <c>DEFAULT</c>.</summary>
    public string Operand { get; }

    /// <summary>
    /// Whether its value is the same for all rows of a statement, as far as is known without a server: then a column gets it as its default without a rewrite of
    /// the table. Of a function that is not known it is not.
    /// </summary>
    public bool IsStable => _parts.TrueForAll(static part => part switch
    {
        CallExpression call => call.Name.Parts.Count == 1 && s_stable.Contains(call.Name.Last.Text),
        SubqueryExpression or ColumnReference or OtherExpression => false,
        _ => true,
    });

    /// <param name="parameter">The parameter that it is the value of.</param>
    /// <param name="value">The expression.</param>
    /// <param name="version">The PostgreSQL that must read it.</param>
    public static SqlExpression Read(string parameter, string value, int version)
    {
        // In parentheses, so that what only a list of columns may have (an alias, a FROM) cannot stand behind it.
        var fragment = SqlFragment.Read(parameter, value, "SELECT (", ")", version, isList: false);
        if (fragment.Tree is not Select { Targets.Count: 1, From.Count: 0 } select || select.Targets[0].Value is not { } tree || !fragment.IsInside(tree))
            throw new TemplateRefusal("An expression is expected here. A query stands in parentheses of its own.", parameter, fragment.Sql, 0, fragment.Sql.Length);
        return new SqlExpression(fragment, tree);
    }

    /// <summary>Refuses what a default cannot have.</summary>
    public SqlExpression AsDefault() => WithoutQueries("PostgreSQL allows no query in a default.").Refusing(static part => part is ColumnReference, "PostgreSQL allows no column in a default. A text stands in single quotes: 'open'.");

    /// <summary>Refuses any column but one.</summary>
    public SqlExpression Of(string column) => WithoutQueries("A query has no place here: the trigger that keeps both columns alike computes this for each row.").Refusing(
        part => part is ColumnReference reference && !(reference is { IsStar: false, Parts.Count: 1 } && reference.Parts[0].Text == column),
        $"Only the column {SqlQuote.Name(column)} can stand here: the trigger that keeps both columns alike computes this from it alone.");

    /// <summary>The expression with something else in the place of each column.</summary>
    public string With(string instead) => _fragment.With(_parts.Where(static part => part is ColumnReference), instead);

    private SqlExpression WithoutQueries(string message) => Refusing(static part => part is SubqueryExpression, message);

    private SqlExpression Refusing(Predicate<Expression> refused, string message)
    {
        if (_parts.Find(refused) is { } part) throw _fragment.Refused(message, part);
        return this;
    }
}
