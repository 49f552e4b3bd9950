namespace TenantMigrations.Analysis.Sql;

/// <summary>A constraint of a column or table. What else is said of a column (default, identity, generation) is one too, as in PostgreSQL's grammar.</summary>
/// <param name="Span">Where it stands, from its name or first word to its last attribute.</param>
internal abstract record Constraint(SqlSpan Span) : TableElement(Span)
{
    /// <summary>The name behind <c>CONSTRAINT</c>; null where the server chooses one.</summary>
    public Name? Name { get; init; }

    public ConstraintFlags Flags { get; init; }

    /// <summary>Rows that are there already are not checked.</summary>
    public bool IsNotValid => (Flags & (ConstraintFlags.NotValid | ConstraintFlags.NotEnforced)) != ConstraintFlags.None;

    public bool IsEnforced => (Flags & ConstraintFlags.NotEnforced) == ConstraintFlags.None;

    public bool IsDeferrable => (Flags & (ConstraintFlags.Deferrable | ConstraintFlags.InitiallyDeferred)) != ConstraintFlags.None;

    public bool IsInitiallyDeferred => (Flags & ConstraintFlags.InitiallyDeferred) != ConstraintFlags.None;
}
