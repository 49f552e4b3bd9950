using System.Text;
using System.Xml.Linq;

namespace TenantMigrations.Engine;

/// <content>Property references and plain conditions.</content>
internal sealed partial class PlainProject
{
    /// <summary>Puts values in the place of <c>$(Name)</c>; null where there is more than a name between the parentheses.</summary>
    private string? Expand(string text)
    {
        if (!text.Contains("$(", StringComparison.Ordinal)) return text;
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length || text[i + 1] != '(')
            {
                result.Append(text[i]);
                continue;
            }

            var end = text.IndexOf(')', i);
            if (end < 0) return null;
            var name = text[(i + 2)..end].Trim();
            if (!name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-')) return null;
            result.Append(_properties.GetValueOrDefault(name));
            i = end;
        }

        return result.ToString();
    }

    /// <summary>Whether an element counts. A condition that is not plain does not hold.</summary>
    private bool Holds(XElement element) => element.Attribute("Condition")?.Value is not { } condition || IsTrue(condition);

    private bool IsTrue(string condition)
    {
        if (condition.Contains(" or ", StringComparison.OrdinalIgnoreCase) && !condition.Contains('(', StringComparison.Ordinal))
            return condition.Split(" or ", StringSplitOptions.TrimEntries).Any(IsTrue);
        if (condition.Contains(" and ", StringComparison.OrdinalIgnoreCase)) return condition.Split(" and ", StringSplitOptions.TrimEntries).All(IsTrue);

        var text = condition.Trim();
        if (text.StartsWith("Exists(", StringComparison.OrdinalIgnoreCase) && text.EndsWith(')'))
            return Expand(text["Exists(".Length..^1].Trim().Trim('\'')) is { } path && Path.Exists(Path.GetFullPath(path.Replace('\\', '/'), Property("MSBuildProjectDirectory", ".")));

        var isEqual = text.Contains("==", StringComparison.Ordinal);
        var sides = text.Split(isEqual ? "==" : "!=", StringSplitOptions.TrimEntries);
        if (sides.Length != 2 || Expand(sides[0].Trim('\'')) is not { } left || Expand(sides[1].Trim('\'')) is not { } right) return false;
        return string.Equals(left, right, StringComparison.OrdinalIgnoreCase) == isEqual;
    }
}
