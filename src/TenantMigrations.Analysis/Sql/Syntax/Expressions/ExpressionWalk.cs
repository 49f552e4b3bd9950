namespace TenantMigrations.Analysis.Sql;

/// <summary>Goes through an expression without recursion, since a chain of operators may be longer than the stack is deep.</summary>
internal static class ExpressionWalk
{
    /// <summary>The expression and every one in it, as the text has them but for the operands of a chain. Queries in it are not entered.</summary>
    public static IEnumerable<Expression> Of(Expression expression)
    {
        var open = new Stack<SqlNode>();
        var parts = new List<SqlNode?>();
        open.Push(expression);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (node is Expression found) yield return found;
            parts.Clear();
            AddParts(parts, node);
            for (var i = parts.Count - 1; i >= 0; i--)
            {
                if (parts[i] is { } part) open.Push(part);
            }
        }
    }

    private static void AddParts(List<SqlNode?> parts, SqlNode node)
    {
        switch (node)
        {
            case AndExpression and: parts.AddRange(and.Operands); break;
            case OrExpression or: parts.AddRange(or.Operands); break;
            case NotExpression not: parts.Add(not.Operand); break;
            case UnaryExpression unary: parts.Add(unary.Operand); break;
            case BinaryExpression binary: parts.AddRange([binary.Left, binary.Right]); break;
            case NullTest test: parts.Add(test.Operand); break;
            case BooleanTest test: parts.Add(test.Operand); break;
            case LikeExpression like: parts.AddRange([like.Value, like.Pattern, like.Escape]); break;
            case BetweenExpression between: parts.AddRange([between.Value, between.Low, between.High]); break;
            case InExpression list:
                parts.Add(list.Value);
                parts.AddRange(list.Items);
                break;
            case QuantifiedExpression quantified: parts.AddRange([quantified.Value, quantified.Array]); break;
            case SubqueryExpression subquery: parts.Add(subquery.Value); break;
            case CastExpression cast: parts.Add(cast.Operand); break;
            case CollateExpression collate: parts.Add(collate.Operand); break;
            case CaseExpression @case:
                parts.Add(@case.Operand);
                parts.AddRange(@case.Branches);
                parts.Add(@case.Else);
                break;
            case CaseBranch branch: parts.AddRange([branch.Condition, branch.Result]); break;
            case ArrayExpression array: parts.AddRange(array.Elements); break;
            case RowExpression row: parts.AddRange(row.Elements); break;
            case FieldExpression field: parts.Add(field.Operand); break;
            case SubscriptExpression subscript: parts.AddRange([subscript.Operand, subscript.Lower, subscript.Upper]); break;
            case OtherExpression other: parts.AddRange(other.Parts); break;
            case SortItem item: parts.Add(item.Value); break;
            case CallArgument argument: parts.Add(argument.Value); break;
            case CallExpression call:
                parts.AddRange(call.Arguments);
                parts.AddRange(call.OrderBy);
                parts.AddRange(call.WithinGroup);
                parts.Add(call.Filter);
                parts.Add(call.Over);
                break;
            case WindowSpecification window:
                parts.AddRange(window.PartitionBy);
                parts.AddRange(window.OrderBy);
                parts.AddRange(window.Bounds);
                break;
        }
    }
}
