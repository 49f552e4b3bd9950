namespace TenantMigrations.Analysis.Sql;

/// <summary>What a cursor with its query is opened with.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>read_cursor_args.</remarks>
    private List<SqlNode> PlCursorArguments(QualifiedName cursor)
    {
        var arguments = new List<SqlNode>();
        var parameters = cursor.Parts.Count == 1 ? PlFind(cursor.Last.Text)?.CursorParameters : null;
        if (!IsAhead(0, SqlTokenKind.LeftParenthesis))
        {
            if (parameters is { Count: > 0 }) Fail($"{cursor} has parameters: write their values in parentheses behind it.");
            return arguments;
        }

        if (parameters is { Count: 0 }) Fail($"{cursor} has no parameters, and so takes no parentheses.");
        Advance();
        var given = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            PlCursorParameter(cursor, parameters, given, arguments.Count);
            arguments.Add(PlExpression(PlStop.Comma | PlStop.RightParenthesis));
        }
        while (Accept(SqlTokenKind.Comma));
        if (parameters is not null && Is(SqlTokenKind.RightParenthesis) && arguments.Count < parameters.Count)
            Fail($"{cursor} has {parameters.Count} parameters, and here are {arguments.Count} of them.");
        Expect(SqlTokenKind.RightParenthesis);
        return arguments;
    }

    private void PlCursorParameter(QualifiedName cursor, IReadOnlyList<string>? parameters, HashSet<string> given, int position)
    {
        var place = Current.Span;
        string? name = null;
        if (IsPlName(Current) && (IsAhead(1, SqlTokenKind.ColonEquals) || (Version >= 18 && IsAhead(1, SqlTokenKind.EqualsGreater))))
        {
            name = PlName("a parameter").Text;
            Advance();
        }

        if (parameters is null) return;
        if (position >= parameters.Count) FailAt(place, $"{cursor} has no more than {parameters.Count} parameters.");
        else if (name is not null && !parameters.Contains(name)) FailAt(place, $"{cursor} has no parameter {name}.");
        else if (!given.Add(name ?? parameters[position])) FailAt(place, $"{name ?? parameters[position]} has a value already.");
    }
}
