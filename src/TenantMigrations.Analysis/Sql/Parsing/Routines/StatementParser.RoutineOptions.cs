namespace TenantMigrations.Analysis.Sql;

/// <summary>What is said of a routine behind its parameters, in any order.</summary>
internal sealed partial class StatementParser
{
    /// <returns>False where no option comes next.</returns>
    /// <remarks>createfunc_opt_item.</remarks>
    private bool CreateOption(RoutineOptionsReading options)
    {
        if (Accept("as"))
        {
            var text = BodyText();
            options.Body = Accept(SqlTokenKind.Comma) ? text with { Symbol = StringLiteral() } : text;
            return true;
        }

        if (Accept("language"))
        {
            options.Language = WordOrString();
            return true;
        }

        if (Accept("transform"))
        {
            do
            {
                Expect("for", "type");
                TypeName();
            }
            while (Accept(SqlTokenKind.Comma));
            return true;
        }

        return Accept("window") || CommonOption(options);
    }

    /// <returns>False where no option comes next that CREATE and ALTER have both.</returns>
    /// <remarks>common_func_opt_item.</remarks>
    private bool CommonOption(RoutineOptionsReading options)
    {
        if (Is("set") || Is("reset")) options.Add(SetClause());
        else if (Accept("external"))
        {
            Expect("security");
            SecurityOption(options);
        }
        else if (Accept("security")) SecurityOption(options);
        else if (Accept("immutable")) options.Volatility = Volatility.Immutable;
        else if (Accept("stable")) options.Volatility = Volatility.Stable;
        else if (Accept("volatile")) options.Volatility = Volatility.Volatile;
        else if (Accept("leakproof")) options.IsLeakproof = true;
        else if (Accept("not"))
        {
            Expect("leakproof");
            options.IsLeakproof = false;
        }
        else if (Accept("parallel")) options.Parallel = Identifier().Text;
        else return NullOption(options) || PlannerOption();
        return true;
    }

    private void SecurityOption(RoutineOptionsReading options)
    {
        options.IsSecurityDefiner = Accept("definer");
        if (options.IsSecurityDefiner == false) Expect("invoker");
    }

    private bool NullOption(RoutineOptionsReading options)
    {
        if (Accept("strict"))
        {
            options.IsStrict = true;
            return true;
        }

        if (Accept("returns"))
        {
            Expect("null", "on");
            Expect("null", "input");
            options.IsStrict = true;
            return true;
        }

        if (!Accept("called")) return false;
        Expect("on", "null");
        Expect("input");
        options.IsStrict = false;
        return true;
    }

    private bool PlannerOption()
    {
        if (Accept("support")) QualifiedName();
        else if (Accept("cost") || Accept("rows")) SignedNumber();
        else return false;
        return true;
    }
}
