using System.Globalization;

namespace TenantMigrations.Analysis.Sql;

/// <summary>What ALTER TABLE does with a single column.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>Behind ALTER: opt_column ColId or, for a column of an index, its number.</remarks>
    private AlterAction AlterColumn(int start)
    {
        Accept("column");
        if (Is(SqlTokenKind.Number)) return NumberedColumn(start);
        var column = Identifier();
        if (Accept("set")) return SetColumn(start, column);
        if (Accept("drop")) return DropFromColumn(start, column);
        if (Is("type")) return ColumnType(start, column);
        if (Is("restart")) return ColumnIdentity(start, column, isSet: false);
        if (Accept("add"))
        {
            var identityStart = Current.Start;
            Expect("generated");
            var isAlways = AcceptAlways();
            Expect("as", "identity");
            var options = SequenceOptionsInParentheses();
            return new AddIdentity(From(start), column, new IdentityConstraint(From(identityStart), isAlways, options));
        }

        var settings = Accept("reset") ? StorageOptions() : ForeignOptionChanges();
        return new SetColumnOptions(From(start), column, settings);
    }

    private SetColumnStatistics NumberedColumn(int start)
    {
        var token = Current;
        var number = Integer();
        Expect("set", "statistics");
        var target = StatisticsTarget();
        if (!IsColumnNumber(number)) FailAt(token.Span, "The columns of an index have the numbers 1 to 32767.");
        return new SetColumnStatistics(From(start), number, target);
    }

    private AlterAction SetColumn(int start, Name column)
    {
        if (Accept("default"))
        {
            var value = Expression();
            return new SetDefault(From(start), column, value);
        }

        if (Accept("not"))
        {
            Expect("null");
            return new SetNotNull(From(start), column);
        }

        if (Accept("data")) return ColumnType(start, column);
        if (Version >= 17 && Accept("expression"))
        {
            Expect("as");
            var value = ParenthesizedExpression();
            return new SetColumnExpression(From(start), column, value);
        }

        if (Accept("statistics"))
        {
            var target = StatisticsTarget();
            return new SetColumnStatistics(From(start), column.Text, target);
        }

        if (Is(SqlTokenKind.LeftParenthesis))
        {
            var options = StorageOptions();
            return new SetColumnOptions(From(start), column, options);
        }

        var settingStart = Current.Start;
        if (Accept("storage")) return Setting("storage", Version >= 16 ? NameOrDefault() : Identifier().Text);
        return Accept("compression") ? Setting("compression", NameOrDefault()) : ColumnIdentity(start, column, isSet: true);

        SetColumnOptions Setting(string name, string value) => new(From(start), column, [new Option(From(settingStart), name, value)]);
    }

    private AlterAction DropFromColumn(int start, Name column)
    {
        if (Accept("default")) return new SetDefault(From(start), column, null);
        if (Accept("not"))
        {
            Expect("null");
            return new DropNotNull(From(start), column);
        }

        if (Accept("expression"))
        {
            var ifComputed = AcceptIf();
            return new DropColumnExpression(From(start), column, ifComputed);
        }

        Expect("identity");
        var ifExists = AcceptIf();
        return new DropIdentity(From(start), column, ifExists);
    }

    /// <remarks>TYPE Typename opt_collate_clause alter_using.</remarks>
    private AlterColumnType ColumnType(int start, Name column)
    {
        Expect("type");
        var type = TypeName();
        var collation = Accept("collate") ? QualifiedName() : null;
        var conversion = Accept("using") ? Expression() : null;
        return new AlterColumnType(From(start), column, type, collation, conversion);
    }

    /// <remarks>alter_identity_column_option_list, with its first SET read or not.</remarks>
    private AlterIdentity ColumnIdentity(int start, Name column, bool isSet)
    {
        var options = new List<Option>();
        do
        {
            var option = isSet ? IdentitySetting() : SequenceOption();
            if (option is null) Fail();
            else options.Add(option);
            isSet = Accept("set");
        }
        while (isSet || Is("restart"));
        return new AlterIdentity(From(start), column, options);
    }

    /// <remarks>Behind SET: GENERATED generated_when, SeqOptElem but for three of them.</remarks>
    private Option? IdentitySetting()
    {
        var start = Current.Start;
        if (Accept("generated"))
        {
            var isAlways = AcceptAlways();
            return new Option(From(start), "generated", isAlways ? "always" : "by default");
        }

        var option = SequenceOption();
        if (option?.Name is "as" or "restart" or "owned_by") FailAt(option.Span, "This option of a sequence cannot be set on an identity column.");
        return option;
    }

    // One with underscores or a radix is let pass: nobody counts an index's columns that way.
    private static bool IsColumnNumber(string number) =>
        !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is > 0 and <= short.MaxValue;
}
