namespace TenantMigrations.Analysis.Sql;

/// <summary>The words behind a constraint, of which each kind takes some only. PostgreSQL's grammar itself checks that.</summary>
internal sealed partial class StatementParser
{
    private const ConstraintFlags DeferredFlags = ConstraintFlags.Deferrable | ConstraintFlags.InitiallyDeferred;
    private const ConstraintFlags EnforcedFlags = ConstraintFlags.Enforced | ConstraintFlags.NotEnforced;

    // NOT DEFERRABLE and INITIALLY IMMEDIATE say what holds anyway.
    private const ConstraintFlags HarmlessFlags = ConstraintFlags.NotDeferrable | ConstraintFlags.InitiallyImmediate;

    /// <summary>The words behind a constraint, each at most once and none against another.</summary>
    /// <param name="what">What kind of constraint, for the message.</param>
    /// <param name="allowed">What it takes.</param>
    /// <remarks>ConstraintAttributeSpec, processCASbits.</remarks>
    private ConstraintFlags ConstraintAttributes(string what, ConstraintFlags allowed)
    {
        var flags = ConstraintFlags.None;
        while (true)
        {
            var start = Current.Start;
            var flag = ConstraintAttribute();
            if (flag == ConstraintFlags.None) return flags;
            flags |= flag;
            if (Conflict(flags) is { } conflict) FailAt(From(start), conflict);
            else if ((flag & ~(allowed | HarmlessFlags)) != ConstraintFlags.None) FailAt(From(start), $"{what} constraints cannot be marked {Words(flag)}.");
        }
    }

    private static string? Conflict(ConstraintFlags flags) =>
        Has(flags, ConstraintFlags.NotDeferrable | ConstraintFlags.InitiallyDeferred) ? "A constraint that is INITIALLY DEFERRED must be DEFERRABLE."
        : Has(flags, ConstraintFlags.NotDeferrable | ConstraintFlags.Deferrable) ? "DEFERRABLE and NOT DEFERRABLE contradict each other."
        : Has(flags, ConstraintFlags.InitiallyImmediate | ConstraintFlags.InitiallyDeferred) ? "INITIALLY IMMEDIATE and INITIALLY DEFERRED contradict each other."
        : Has(flags, EnforcedFlags) ? "ENFORCED and NOT ENFORCED contradict each other."
        : null;

    private static bool Has(ConstraintFlags flags, ConstraintFlags both) => (flags & both) == both;

    private static string Words(ConstraintFlags flag) => flag switch
    {
        ConstraintFlags.NotValid => "NOT VALID",
        ConstraintFlags.NoInherit => "NO INHERIT",
        ConstraintFlags.Enforced => "ENFORCED",
        ConstraintFlags.NotEnforced => "NOT ENFORCED",
        ConstraintFlags.InitiallyDeferred => "INITIALLY DEFERRED",
        _ => "DEFERRABLE",
    };

    /// <remarks>ConstraintAttributeElem.</remarks>
    private ConstraintFlags ConstraintAttribute()
    {
        if (Accept("deferrable")) return ConstraintFlags.Deferrable;
        if (Accept("initially")) return Initially();
        if (Accept("not"))
        {
            if (Accept("deferrable")) return ConstraintFlags.NotDeferrable;
            if (Version >= 18 && Accept("enforced")) return ConstraintFlags.NotEnforced;
            Expect("valid");
            return ConstraintFlags.NotValid;
        }

        if (Version >= 18 && Accept("enforced")) return ConstraintFlags.Enforced;
        return OptionalNoInherit();
    }

    private ConstraintFlags Initially()
    {
        if (Accept("deferred")) return ConstraintFlags.InitiallyDeferred;
        Expect("immediate");
        return ConstraintFlags.InitiallyImmediate;
    }
}
