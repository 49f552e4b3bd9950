namespace TenantMigrations.Analysis.Sql;

/// <summary>What settings are named and set to.</summary>
internal sealed partial class StatementParser
{
    /// <summary>A setting's name in lower case, which is how the server looks it up.</summary>
    /// <remarks>var_name.</remarks>
    private string SettingName()
    {
        var name = Identifier().Text;
        while (Accept(SqlTokenKind.Dot)) name += "." + Identifier().Text;
        return name.ToLowerInvariant();
    }

    /// <remarks>var_value.</remarks>
    private string SettingValue() => IsAtSignedNumber() ? SignedNumber() : BooleanOrString();

    // Where no operator can stand, a sign begins a number, and what is missing is missed behind it.
    private bool IsAtSignedNumber()
    {
        Note("a number");
        return Current.Kind == SqlTokenKind.Number || IsSymbolAhead(0, "-") || IsSymbolAhead(0, "+");
    }

    /// <summary>What says where clocks stand; empty for DEFAULT and LOCAL.</summary>
    /// <remarks>zone_value.</remarks>
    private IReadOnlyList<string> ZoneValue()
    {
        if (Accept("default") || Accept("local")) return [];
        if (IsAtSignedNumber()) return [SignedNumber()];
        if (!Accept("interval"))
        {
            Note("a name");
            // The server takes a plain name here, but no keyword at all.
            return IsPlainName(Current) ? [Identifier().Text] : [StringLiteral()];
        }

        if (Accept(SqlTokenKind.LeftParenthesis))
        {
            Integer();
            Expect(SqlTokenKind.RightParenthesis);
            return [StringLiteral()];
        }

        var value = StringLiteral();
        ZoneFields();
        return [value];
    }

    /// <remarks>opt_interval, of which the server's grammar refuses here all but hours and minutes.</remarks>
    private void ZoneFields()
    {
        var field = Current.Span;
        if (Accept("hour"))
        {
            if (Accept("to") && !Accept("minute")) FailAt(field, HoursAndMinutesOnly);
        }
        else if (!Accept("minute") && Current.Keyword?.Word is "year" or "month" or "day" or "second")
        {
            FailAt(field, HoursAndMinutesOnly);
        }
        else if (IsAhead(0, "to"))
        {
            Fail();
        }
    }

    private const string HoursAndMinutesOnly = "The interval of a time zone counts in HOUR or HOUR TO MINUTE.";

    /// <remarks>NonReservedWord_or_Sconst.</remarks>
    private string WordOrString() => IsAtString() ? StringLiteral() : NonReservedWord().Text;

    private bool IsAtString()
    {
        Note("a string");
        return Current.Kind == SqlTokenKind.String || IsOtherString(Current);
    }

    /// <summary>How the transaction reads and writes; one mode or more.</summary>
    /// <remarks>transaction_mode_list: commas between them may stand or not.</remarks>
    private void TransactionModes()
    {
        do TransactionMode();
        while (Accept(SqlTokenKind.Comma) || IsTransactionModeAhead());
    }

    private bool IsTransactionModeAhead() => Is("isolation") || Is("read") || Is("deferrable") || Is("not");

    private void TransactionMode()
    {
        if (Accept("deferrable")) return;
        if (Accept("not"))
        {
            Expect("deferrable");
            return;
        }

        if (Accept("read"))
        {
            if (!Accept("only")) Expect("write");
            return;
        }

        Expect("isolation", "level");
        if (Accept("serializable")) return;
        if (Accept("repeatable"))
        {
            Expect("read");
            return;
        }

        Expect("read");
        if (!Accept("committed")) Expect("uncommitted");
    }
}
