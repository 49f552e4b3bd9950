namespace TenantMigrations.Analysis;

internal static class Tm1011PlaceholderMismatch
{
    public static Rule Rule { get; } = new("TM1011", "Placeholder and declaration do not match", FindingSeverity.Error, isConfigurable: false);

    public static Finding Undeclared(SourcePlace place, string name, string? nearest, bool inClass) =>
        Rule.At(place, nearest is null
            ? $"Placeholder '${{{name}}}' is used but not declared, so nobody checks its value. Declare it: {Declaration(name, inClass)}."
            : $"Placeholder '${{{name}}}' is used but not declared. Did you mean '${{{nearest}}}'? Otherwise declare it: {Declaration(name, inClass)}.");

    public static Finding Unused(SourcePlace place, string name) =>
        Rule.At(place, $"Placeholder '{name}' is declared but not used: a value that a deployment gives it would change nothing. Write '${{{name}}}' where it belongs, or remove the declaration.");

    public static Finding DeclaredTwice(SourcePlace place, string name) =>
        Rule.At(place, $"Placeholder '{name}' is declared twice, and only one declaration can count. Remove one of the two.");

    public static Finding InLiteral(SourcePlace place, string name) =>
        Rule.At(place, $"'${{{name}}}' stands inside a string literal, where it is not replaced. Declare it as a literal and write it without quotes, joined with || where it is a part: 'text' || ${{{name}}}.");

    public static Finding InQuotedName(SourcePlace place, string name) =>
        Rule.At(place, $"'${{{name}}}' stands inside a quoted name, where it is not replaced. Declare it as an identifier and write it without the quotes: ${{{name}}}.");

    public static Finding Malformed(SourcePlace place, string text) =>
        Rule.At(place, $"'{text}' is no placeholder. Write '${{name}}', with letters, digits and underscores, and no digit in front.");

    private static string Declaration(string name, bool inClass) => inClass
        ? $"[Placeholder(\"{name}\", PlaceholderKind.Identifier)]"
        : $"'-- placeholder: {name} identifier' above '-- migrate:up' (or literal, or number)";
}
