namespace TenantMigrations.Analysis.Sql;

/// <summary>The types that the grammar knows by name.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>Numeric, JsonType.</remarks>
    private TypeName NumericType()
    {
        var start = Current.Start;
        var word = Advance().Keyword!.Word;
        switch (word)
        {
            case "float":
                return KnownType(start, word, FloatPrecision());
            case "decimal" or "dec" or "numeric":
                return KnownType(start, word, OptionalModifiers());
            case "double":
                Advance();
                return KnownType(start, "double precision", []);
            default:
                return KnownType(start, word, []);
        }
    }

    /// <remarks>opt_float.</remarks>
    private IReadOnlyList<string> FloatPrecision()
    {
        var span = Peek().Span;
        if (OptionalPrecision() is not { } precision) return [];

        if (NumberText.ToInteger(precision) is < 1 or > 53) FailAt(span, "A float has a precision of 1 to 53 bits.");
        return [precision];
    }

    /// <remarks>Bit, Character.</remarks>
    private TypeName CharacterType()
    {
        var start = Current.Start;
        var name = Advance().Keyword!.Word;
        if (name == "national")
        {
            name += Accept("character") ? " character" : " char";
            if (name == "national char") Expect("char");
        }

        if (name != "varchar" && Accept("varying")) name += " varying";
        return KnownType(start, name, name is "bit" or "bit varying" ? OptionalModifiers() : OptionalLength());
    }

    /// <remarks>ConstDatetime.</remarks>
    private TypeName TimeType()
    {
        var start = Current.Start;
        var name = Advance().Keyword!.Word;
        var precision = OptionalLength();
        if (Accept("with", "time"))
        {
            Expect("zone");
            name += " with time zone";
        }
        else if (IsWithoutZoneAhead(0))
        {
            Advance();
            Expect("time", "zone");
            name += " without time zone";
        }

        return KnownType(start, name, precision);
    }

    private TypeName IntervalType()
    {
        var start = Current.Start;
        Advance();
        var precision = OptionalLength();
        var fields = precision.Count == 0 ? IntervalFields() : null;
        return KnownType(start, "interval", precision, fields);
    }

    /// <summary>As <c>day to second(3)</c>, or null.</summary>
    /// <remarks>opt_interval.</remarks>
    private string? IntervalFields()
    {
        var start = Current.Start;
        if (Accept("year"))
        {
            if (Accept("to")) Expect("month");
        }
        else if (Accept("day"))
        {
            if (Accept("to") && !Accept("hour") && !Accept("minute")) IntervalSeconds();
        }
        else if (Accept("hour"))
        {
            if (Accept("to") && !Accept("minute")) IntervalSeconds();
        }
        else if (Accept("minute"))
        {
            if (Accept("to")) IntervalSeconds();
        }
        else if (Is("second"))
        {
            IntervalSeconds();
        }
        else if (!Accept("month"))
        {
            return null;
        }

        return TextOf(From(start)).ToLowerInvariant();
    }

    /// <remarks>interval_second.</remarks>
    private void IntervalSeconds()
    {
        Expect("second");
        OptionalPrecision();
    }
}
