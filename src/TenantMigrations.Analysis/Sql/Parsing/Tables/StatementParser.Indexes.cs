namespace TenantMigrations.Analysis.Sql;

/// <summary>CREATE INDEX, and what indexes, partition keys and exclusion constraints are on.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>IndexStmt.</remarks>
    private Statement CreateIndex(int start)
    {
        var isUnique = Accept("unique");
        Expect("index");
        var isConcurrent = Accept("concurrently");
        var ifNotExists = AcceptIfNotExists();
        var name = ifNotExists || !Is("on") ? Identifier() : null;
        Expect("on");
        var table = RelationName();
        var method = Accept("using") ? Identifier() : null;
        var elements = ParenthesizedList(static p => p.IndexElement());
        List<IndexElement> included = Accept("include") ? ParenthesizedList(static p => p.IndexElement()) : [];
        var nullsAreDistinct = AcceptNullsDistinct();
        var options = OptionalStorageOptions();
        var tablespace = OptionalTablespace();
        var where = Accept("where") ? Expression() : null;
        return new CreateIndex(From(start), name, table, elements)
        {
            IsUnique = isUnique,
            IsConcurrent = isConcurrent,
            IfNotExists = ifNotExists,
            Method = method,
            Included = included,
            NullsAreDistinct = nullsAreDistinct,
            Options = options,
            Tablespace = tablespace,
            Where = where,
        };
    }

    /// <remarks>index_elem.</remarks>
    private IndexElement IndexElement()
    {
        var element = KeyElement();
        var collation = Accept("collate") ? QualifiedName() : null;
        var operatorClass = OptionalOperatorClass();
        var options = operatorClass is not null && Is(SqlTokenKind.LeftParenthesis) ? StorageOptions() : [];
        var isDescending = !Accept("asc") && Accept("desc");
        var nullsFirst = OptionalNullsFirst();
        return element with
        {
            Span = From(element.Span.Start),
            Collation = collation,
            OperatorClass = operatorClass,
            OperatorClassOptions = options,
            IsDescending = isDescending,
            NullsFirst = nullsFirst,
        };
    }

    /// <summary>A column, a call, or any expression in parentheses.</summary>
    /// <remarks>ColId, func_expr_windowless, '(' a_expr ')'.</remarks>
    private IndexElement KeyElement()
    {
        var start = Current.Start;
        if (Is(SqlTokenKind.LeftParenthesis))
        {
            var expression = ParenthesizedExpression();
            return new IndexElement(From(start), null, expression);
        }

        if (IsNullsOrderAhead())
        {
            // There it is no name.
            Note("a name");
            Fail();
        }

        if (IsIdentifier(Current) && !IsAhead(1, SqlTokenKind.LeftParenthesis) && !IsAhead(1, SqlTokenKind.Dot))
        {
            var column = Identifier();
            return new IndexElement(From(start), column, null);
        }

        Note("a name");
        var call = WindowlessCall();
        return new IndexElement(From(start), null, call);
    }

    // NULLS is a name unless FIRST or LAST follows.
    private QualifiedName? OptionalOperatorClass()
    {
        Note("an operator class");
        return IsIdentifier(Current) && !IsNullsOrderAhead() ? QualifiedName() : null;
    }

    /// <remarks>opt_nulls_order.</remarks>
    private bool? OptionalNullsFirst()
    {
        Note("nulls");
        if (!IsNullsOrderAhead()) return null;
        Advance();
        if (Accept("first")) return true;
        Expect("last");
        return false;
    }

    private bool IsNullsOrderAhead() => IsAhead(0, "nulls") && (IsAhead(1, "first") || IsAhead(1, "last"));
}
