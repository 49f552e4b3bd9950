namespace TenantMigrations.Analysis.Sql;

/// <summary>How tables are partitioned.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>OptPartitionSpec.</remarks>
    private PartitionKey? PartitionKey()
    {
        var start = Current.Start;
        if (!Accept("partition")) return null;
        Expect("by");
        var strategy = Identifier();
        var elements = ParenthesizedList(static p => p.PartitionKeyElement());
        if (Version >= 16 && !IsPartitionStrategy(strategy.Text)) FailAt(strategy.Span, "A table is partitioned by RANGE, LIST or HASH.");
        return new PartitionKey(From(start), strategy, elements);
    }

    private static bool IsPartitionStrategy(string word) =>
        word.Equals("range", StringComparison.OrdinalIgnoreCase)
        || word.Equals("list", StringComparison.OrdinalIgnoreCase)
        || word.Equals("hash", StringComparison.OrdinalIgnoreCase);

    /// <remarks>part_elem.</remarks>
    private IndexElement PartitionKeyElement()
    {
        var element = KeyElement();
        var collation = Accept("collate") ? QualifiedName() : null;
        var operatorClass = OptionalOperatorClass();
        return element with { Span = From(element.Span.Start), Collation = collation, OperatorClass = operatorClass };
    }

    /// <remarks>PartitionBoundSpec.</remarks>
    private PartitionBound PartitionBound()
    {
        var start = Current.Start;
        if (Accept("default")) return new PartitionBound(From(start), PartitionBoundKind.Default, [], []);
        Expect("for", "values");
        if (Accept("with")) return HashBound(start);
        if (Accept("in"))
        {
            var values = ParenthesizedList(static p => p.Expression());
            return new PartitionBound(From(start), PartitionBoundKind.List, values, []);
        }

        Expect("from");
        var lower = ParenthesizedList(static p => p.Expression());
        Expect("to");
        var upper = ParenthesizedList(static p => p.Expression());
        return new PartitionBound(From(start), PartitionBoundKind.Range, lower, upper);
    }

    /// <remarks>'(' hash_partbound ')': each of the two words once, in any order.</remarks>
    private PartitionBound HashBound(int start)
    {
        string? modulus = null, remainder = null;
        Expect(SqlTokenKind.LeftParenthesis);
        do
        {
            var word = NonReservedWord();
            var value = Integer();
            if (IsStopped) break;
            if (word.Text == "modulus" && modulus is null) modulus = value;
            else if (word.Text == "remainder" && remainder is null) remainder = value;
            else FailAt(word.Span, "The rows of a hash partition are WITH (MODULUS n, REMAINDER m), each once.");
        }
        while (Accept(SqlTokenKind.Comma));
        Expect(SqlTokenKind.RightParenthesis);
        if (modulus is null || remainder is null) FailAt(From(start), "A hash partition needs both: WITH (MODULUS n, REMAINDER m).");
        return new PartitionBound(From(start), PartitionBoundKind.Hash, [], []) { Modulus = modulus, Remainder = remainder };
    }
}
