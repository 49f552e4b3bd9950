using System.Globalization;

namespace TenantMigrations.Analysis;

/// <summary>Reads <c>app_role identifier = app</c>, and checks what an attribute declares.</summary>
internal static class PlaceholderParser
{
    public static PlaceholderDefinition? Parse(string text, StatementSpan value)
    {
        var equals = text.IndexOf('=', value.Start, value.Length);
        var words = Words.In(text, new StatementSpan(value.Start, (equals < 0 ? value.End : equals) - value.Start));
        if (words.Count != 2 || KindOf(words[1].Of(text)) is not { } kind) return null;
        return new PlaceholderDefinition(words[0].Of(text), kind, equals < 0 ? null : Words.Trim(text, equals + 1, value.End).Of(text));
    }

    public static Finding? Check(PlaceholderDefinition placeholder, SourcePlace place)
    {
        if (!IsName(placeholder.Name)) return Tm1010MalformedDirective.BadPlaceholderName(place, placeholder.Name);
        var isBad = placeholder.Default is not null && placeholder.Kind switch
        {
            PlaceholderKind.Number => !decimal.TryParse(placeholder.Default, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            PlaceholderKind.Identifier => placeholder.Default.Length == 0,
            _ => false,
        };
        return isBad ? Tm1010MalformedDirective.BadPlaceholderDefault(place, placeholder) : null;
    }

    private static PlaceholderKind? KindOf(string word) => word.ToLowerInvariant() switch
    {
        "identifier" => PlaceholderKind.Identifier,
        "literal" => PlaceholderKind.Literal,
        "number" => PlaceholderKind.Number,
        _ => null,
    };

    private static bool IsName(string name)
    {
        if (name.Length == 0 || name[0] is >= '0' and <= '9') return false;
        foreach (var c in name)
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')) return false;
        return true;
    }
}
