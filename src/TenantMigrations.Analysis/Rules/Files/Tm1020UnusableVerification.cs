using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

internal static class Tm1020UnusableVerification
{
    public static Rule Rule { get; } = new("TM1020", "Verification cannot be asked", FindingSeverity.Error, isConfigurable: false);

    public static Finding Empty(SourcePlace place) =>
        Rule.At(place, "The verification has no statement, so nothing is verified. Write a query that returns true where all is well; or remove it.");

    /// <summary>What keeps a statement from being a question; null where it is one, or where that is not known.</summary>
    public static Finding? Check(SourcePlace place, ParsedStatement statement) => statement switch
    {
        { Tree: Select { Into: not null } } =>
            Rule.At(place, "A verification only asks: SELECT INTO makes a table. Write a query that returns true where all is well."),
        { Tree: Query query } when query.With.Any(static part => part.Statement is DataChange) =>
            Rule.At(place, "A verification only asks, and the WITH of this one changes data. Change it in the up part, and ask here whether it is as it should be."),
        { Tree: Query, TooDeep: null } or { Error: not null } or { Tree: null } => null,
        _ => Rule.At(place, "A verification is a query that returns true where all is well, such as 'SELECT count(*) = 0 FROM users WHERE role IS NULL'. What changes something belongs into the up part."),
    };
}
