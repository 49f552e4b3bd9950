using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>Writes an expression with a parenthesis for every operator, to see what binds to what.</summary>
internal static class ExpressionShape
{
    public static Expression Read(string text, int version = 15) =>
        Assert.IsAssignableFrom<Expression>(Verdict.Tree<Select>("SELECT " + text, version).Targets[0].Value);

    public static string Of(string text, int version = 15) => Of(Read(text, version));

    private static string Of(Expression? expression) => expression switch
    {
        null => "",
        Literal literal => literal.Text,
        ColumnReference column => string.Join('.', column.Parts) + (column.IsStar ? ".*" : ""),
        AndExpression and => "(" + string.Join(" AND ", and.Operands.Select(Of)) + ")",
        OrExpression or => "(" + string.Join(" OR ", or.Operands.Select(Of)) + ")",
        NotExpression not => $"(NOT {Of(not.Operand)})",
        UnaryExpression unary => $"({unary.Operator} {Of(unary.Operand)})",
        BinaryExpression binary => $"({Of(binary.Left)} {binary.Operator} {Of(binary.Right)})",
        NullTest test => $"({Of(test.Operand)} IS {(test.IsNegated ? "NOT " : "")}NULL)",
        BooleanTest test => $"({Of(test.Operand)} IS {(test.IsNegated ? "NOT " : "")}{test.Value?.ToString() ?? "UNKNOWN"})",
        LikeExpression like => $"({Of(like.Value)} {(like.IsNegated ? "NOT " : "")}{like.Operator} {Of(like.Pattern)}{(like.Escape is null ? "" : " ESCAPE " + Of(like.Escape))})",
        BetweenExpression between => $"({Of(between.Value)} {(between.IsNegated ? "NOT " : "")}BETWEEN {Of(between.Low)} AND {Of(between.High)})",
        InExpression list => $"({Of(list.Value)} {(list.IsNegated ? "NOT " : "")}IN ({string.Join(", ", list.Items.Select(Of))}))",
        QuantifiedExpression quantified => $"({Of(quantified.Value)} {quantified.Operator} {(quantified.IsAll ? "ALL" : "ANY")} {Of(quantified.Array)})",
        SubqueryExpression subquery => $"{subquery.Kind}({Of(subquery.Value)}{subquery.Operator})",
        CastExpression cast => $"{Of(cast.Operand)}::{Of(cast.Type)}",
        CollateExpression collate => $"({Of(collate.Operand)} COLLATE {collate.Collation})",
        SubscriptExpression subscript => $"{Of(subscript.Operand)}[{Of(subscript.Lower)}:{Of(subscript.Upper)}]",
        FieldExpression field => $"{Of(field.Operand)}->{field.Field?.Text ?? "*"}",
        RowExpression row => "ROW(" + string.Join(", ", row.Elements.Select(Of)) + ")",
        ArrayExpression array => "[" + string.Join(", ", array.Elements.Select(Of)) + "]",
        CallExpression call => $"{call.Name}({(call.IsDistinct ? "DISTINCT " : "")}{(call.IsStar ? "*" : "")}{string.Join(", ", call.Arguments.Select(a => a.Name is null ? Of(a.Value) : $"{a.Name} => {Of(a.Value)}"))})",
        CaseExpression @case => $"CASE {Of(@case.Operand)}{string.Concat(@case.Branches.Select(b => $"[{Of(b.Condition)}: {Of(b.Result)}]"))}{Of(@case.Else)}",
        CurrentValue value => value.Name,
        _ => expression.GetType().Name,
    };

    private static string Of(TypeName type) =>
        $"{(type.IsSetOf ? "setof " : "")}{type.Name}{(type.Modifiers.Count == 0 ? "" : "(" + string.Join(", ", type.Modifiers) + ")")}"
        + $"{(type.Fields is null ? "" : " " + type.Fields)}{string.Concat(Enumerable.Repeat("[]", type.ArrayDimensions))}";
}
