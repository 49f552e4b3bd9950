using System.Text;
using System.Xml.Linq;

namespace TenantMigrations.Engine;

/// <content>Property references and plain conditions.</content>
internal sealed partial class PlainProject
{
    /// <summary>Puts values in the place of <c>$(Name)</c> and of calls that look for files; null where something else stands between the parentheses.</summary>
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

            var end = ProjectText.Closing(text, i + 1);
            if (end < 0 || ValueOf(text[(i + 2)..end].Trim()) is not { } value) return null;
            result.Append(value);
            i = end;
        }

        return result.ToString();
    }

    private string? ValueOf(string reference)
    {
        if (reference.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-')) return _computed.Contains(reference) ? null : _properties.GetValueOrDefault(reference, "");
        var open = reference.IndexOf('(', StringComparison.Ordinal);
        if (!reference.StartsWith('[') || open < 0 || ProjectText.Closing(reference, open) != reference.Length - 1) return null;
        var arguments = new List<string>();
        foreach (var argument in ProjectText.Split(reference[(open + 1)..^1], ","))
        {
            if (Expand(ProjectText.Unquoted(argument)) is not { } value) return null;
            arguments.Add(value.Replace('\\', '/'));
        }

        return ProjectFunctions.Call(reference[..open], arguments, _folder, Path.GetDirectoryName(_file)!);
    }

    /// <summary>Whether an element counts. A condition that is not plain does not hold.</summary>
    private bool Holds(XElement element) => IsTrue(element) == true;

    private bool? IsTrue(XElement element)
    {
        if (element.Attribute("Condition")?.Value is not { } condition) return true;
        _conditionFolder = element.Name.LocalName is "Import" or "ImportGroup" or "PropertyGroup" ? Path.GetDirectoryName(_file)! : _folder;
        return IsTrue(condition);
    }

    /// <summary>Null where a condition is not plain.</summary>
    private bool? IsTrue(string condition)
    {
        var text = condition.Trim();
        if (text.Length == 0) return true;
        if (ProjectText.Split(text, " or ") is { Count: > 1 } either) return either.ConvertAll(IsTrue) is var parts && parts.Contains(true) ? true : parts.Contains(null) ? null : false;
        if (ProjectText.Split(text, " and ") is { Count: > 1 } all) return all.ConvertAll(IsTrue) is var parts && parts.Contains(false) ? false : parts.Contains(null) ? null : true;
        if (text[0] == '(' && ProjectText.Closing(text, 0) == text.Length - 1) return IsTrue(text[1..^1]);
        if (Sides(text, "==") is var (left, right)) return AreEqual(left, right);
        if (Sides(text, "!=") is var (first, second)) return !AreEqual(first, second);
        if (text[0] == '!') return !IsTrue(text[1..]);
        if (text.StartsWith("Exists(", StringComparison.OrdinalIgnoreCase) && ProjectText.Closing(text, "Exists".Length) == text.Length - 1) return Exists(text["Exists(".Length..^1]);
        return Expand(ProjectText.Unquoted(text))?.Trim() is { } value ? bool.TryParse(value, out var isTrue) ? isTrue : null : null;
    }

    private static (string Left, string Right)? Sides(string text, string comparison) =>
        ProjectText.Split(text, comparison) is [var left, var right] ? (ProjectText.Unquoted(left), ProjectText.Unquoted(right)) : null;

    private bool? AreEqual(string left, string right) =>
        Expand(left) is { } a && Expand(right) is { } b ? string.Equals(a, b, StringComparison.OrdinalIgnoreCase) : null;

    private bool? Exists(string argument)
    {
        if (Expand(ProjectText.Unquoted(argument)) is not { } path) return null;
        return path.Trim().Length > 0 && Path.Exists(Path.GetFullPath(path.Trim().Replace('\\', '/'), _conditionFolder));
    }
}
