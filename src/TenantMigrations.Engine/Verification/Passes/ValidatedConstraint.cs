namespace TenantMigrations.Engine;

/// <summary>
/// Tells where a down part leaves nothing but a constraint that was not validated before and now is. PostgreSQL has no way back from VALIDATE, and none is needed:
/// the constraint holds for new rows either way.
/// </summary>
internal static class ValidatedConstraint
{
    private const string NotValid = " NOT VALID";
    private const string NotValidated = " not validated";

    public static bool Is(CatalogDifference difference) => difference is { Expected: { } expected, Found: { } found }
        && difference.Subject.StartsWith("constraint ", StringComparison.Ordinal)
        && expected.Contains(NotValidated, StringComparison.Ordinal)
        && Plain(expected) == Plain(found);

    private static string Plain(string definition) =>
        definition.Replace(NotValid, "", StringComparison.Ordinal).Replace(NotValidated, "", StringComparison.Ordinal).TrimEnd();
}
