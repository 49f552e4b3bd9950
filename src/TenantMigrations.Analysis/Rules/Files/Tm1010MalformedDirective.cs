namespace TenantMigrations.Analysis;

internal static class Tm1010MalformedDirective
{
    public static Rule Rule { get; } = new("TM1010", "Directive is unknown or malformed", FindingSeverity.Error, isConfigurable: false);

    public static Finding Misspelt(SourcePlace place, string suggestion) =>
        Rule.At(place, $"This comment looks like a directive and is none, so it would be ignored. Did you mean '{suggestion}'?");

    public static Finding UnknownOfOurs(SourcePlace place) =>
        Rule.At(place, "Comments that begin with 'tm:' are directives, and there is only one: '-- tm:allow TM2004 reason' accepts a finding on the statement below it.");

    public static Finding Repeated(SourcePlace place, string name) =>
        Rule.At(place, $"'-- {name}' stands here a second time, and only one can count. Remove one of the two.");

    public static Finding RepeatedMarker(SourcePlace place, string marker) =>
        Rule.At(place, $"'-- {marker}' stands here a second time. A migration has one up part, one down part and one verification: join the two, or make two migrations.");

    public static Finding NotOnItsOwnLine(SourcePlace place, string marker) =>
        Rule.At(place, $"'-- {marker}' stands behind something else, where it is an ordinary comment. Put it on a line of its own.");

    public static Finding UnknownOption(SourcePlace place, string option) =>
        Rule.At(place, $"'{option}' is no option of a marker. The only one is 'transaction:false', which runs the part statement by statement outside a transaction.");

    public static Finding BehindVerification(SourcePlace place, string text) =>
        Rule.At(place, $"'{text}' stands behind the marker of a verification, which takes nothing. Write the queries on the lines below it; and if this is no verification, word the comment otherwise.");

    public static Finding BadExpectation(SourcePlace place, string value) =>
        Rule.At(place, $"'{value}' is no number of rows. Write '-- expect-rows: >0', or '=1', '>=10', '<=5', '1..5', '0'.");

    public static Finding ExpectsNothing(SourcePlace place) =>
        Rule.At(place, "'-- expect-rows' belongs right above an INSERT, UPDATE, DELETE or MERGE of the up or the down part; here it would be ignored. Move it there, or remove it.");

    public static Finding NoValue(SourcePlace place, string name, string example) =>
        Rule.At(place, $"'-- {name}:' says nothing. Write it with a value, such as '{example}', or remove it.");

    public static Finding BadScope(SourcePlace place, string value) =>
        Rule.At(place, $"'{value}' is no scope. Write '-- scope: global' (once per database) or '-- scope: tenant' (once per tenant).");

    public static Finding BadAppliesTo(SourcePlace place, string value) =>
        Rule.At(place, $"'{value}' is not known here. '-- applies-to: existing' marks a migration that tenants added later do not need; without it all get it.");

    public static Finding TakesNoValue(SourcePlace place, string value) =>
        Rule.At(place, $"'-- repeatable' takes no value, and here stands '{value}'. Write '-- repeatable' alone, or remove it.");

    public static Finding NoReason(SourcePlace place) =>
        Rule.At(place, "Why can this migration not be undone? Who must roll back one day needs to know: '-- irreversible: the dropped column's data is gone'.");

    public static Finding NoReasonInClass(SourcePlace place) =>
        Rule.At(place, "Why can this migration not be undone? Who must roll back one day needs to know: Irreversible = \"the dropped column's data is gone\".");

    public static Finding IrreversibleWithDown(SourcePlace place) =>
        Rule.At(place, "This migration says that it cannot be undone and has a down part all the same. Remove one of the two.");

    public static Finding AcceptsNothing(SourcePlace place) =>
        Rule.At(place, "This accepts no finding. Write the rule and the reason: '-- tm:allow TM2004 undone by hand if it ever fails'.");

    public static Finding AcceptedWithoutReason(SourcePlace place, string ruleId) =>
        Rule.At(place, $"{ruleId} is accepted here without a reason. Who reads it later needs to know why it is safe: '-- tm:allow {ruleId} undone by hand if it ever fails'.");

    public static Finding Misplaced(SourcePlace place, string name) =>
        Rule.At(place, $"'-- {name}' stands below a marker, where it would be ignored. Move it above '-- migrate:up'.");

    public static Finding DirectiveInConstant(SourcePlace place, string name) =>
        Rule.At(place, $"'-- {name}' is a directive of .sql files and would be ignored in a C# constant. Say it with the attributes of the class.");

    public static Finding MarkerInConstant(SourcePlace place) =>
        Rule.At(place, "Markers divide .sql files; in a C# constant everything runs as one part. Put the SQL that makes the change into 'Up', the SQL that undoes it into 'Down' and what must be true then into 'Verify', and remove the marker.");

    public static Finding StatementInHeader(SourcePlace place) =>
        Rule.At(place, "This SQL stands above '-- migrate:up' and would never run. Move it below that line.");

    public static Finding BadPlaceholder(SourcePlace place) =>
        Rule.At(place, "A placeholder is declared as '-- placeholder: name kind' or '-- placeholder: name kind = default'; the name has letters, digits and underscores, the kind is identifier, literal or number.");

    public static Finding BadPlaceholderName(SourcePlace place, string name) =>
        Rule.At(place, $"'{name}' is no name of a placeholder. Use letters, digits and underscores, and no digit in front.");

    public static Finding BadPlaceholderDefault(SourcePlace place, PlaceholderDefinition placeholder) =>
        Rule.At(place, placeholder.Kind == PlaceholderKind.Number
            ? $"The default of placeholder '{placeholder.Name}' is '{placeholder.Default}', which is no number. Write one, such as '= 30', or another kind."
            : $"The default of placeholder '{placeholder.Name}' is empty, which is no name of anything. Write one, or leave out '='.");

    public static Finding DependsOnRepeatable(MigrationScript script, DependencyReference reference) =>
        Rule.At(reference.Place, $"Migration '{script.Id}' depends on '{reference.Id}', which is repeatable. Repeatables run after all others, so this one could never run: remove the dependency, or make '{reference.Id}' an ordinary migration.");
}
