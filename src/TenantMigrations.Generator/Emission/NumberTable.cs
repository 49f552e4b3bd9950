namespace TenantMigrations.Generator.Emission;

/// <summary>
/// All numbers of the registry in one table, which the compiler stores as a block of memory: a statement costs eight bytes there, and a hundred
/// times that as code which is compiled at each start.
/// </summary>
internal sealed class NumberTable
{
    private const int NumbersPerLine = 24;

    private readonly List<int> _numbers = [];

    /// <summary>Adds a row and returns what C# code picks it with: where it begins and how many items it has.</summary>
    public string Add(IReadOnlyCollection<int> row, int numbersPerItem)
    {
        var start = _numbers.Count;
        _numbers.AddRange(row);
        return $"({CSharpText.Literal(start)}, {CSharpText.Literal(row.Count / numbersPerItem)})";
    }

    public void Emit(SourceWriter writer)
    {
        writer.Line("private static readonly int[] Numbers = new int[]");
        using (writer.Braces("};"))
        {
            for (var i = 0; i < _numbers.Count; i += NumbersPerLine)
                writer.Line(string.Join(", ", _numbers.GetRange(i, Math.Min(NumbersPerLine, _numbers.Count - i)).Select(CSharpText.Literal)) + ",");
        }
    }
}
