namespace TenantMigrations;

/// <summary>How many rows a statement must change (<c>-- expect-rows: &gt;0</c>).</summary>
/// <param name="Statement">The index of the statement in its part.</param>
/// <param name="Least">The fewest rows.</param>
/// <param name="Most">The most rows; <see cref="int.MaxValue"/> for no limit.</param>
public readonly record struct RowExpectation(int Statement, int Least, int Most)
{
    /// <summary>Whether a number of rows is one that is expected.</summary>
    public bool Holds(long rows) => rows >= Least && (rows <= Most || Most == int.MaxValue);

    /// <summary>What is expected, as it is written: <c>&gt;=1</c>, <c>=3</c>, <c>1..5</c>.</summary>
    public override string ToString() =>
        Least == Most ? $"={Least}" : Most == int.MaxValue ? $">={Least}" : Least == 0 ? $"<={Most}" : $"{Least}..{Most}";
}
