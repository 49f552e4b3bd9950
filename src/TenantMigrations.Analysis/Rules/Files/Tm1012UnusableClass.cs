namespace TenantMigrations.Analysis;

internal static class Tm1012UnusableClass
{
    public static Rule Rule { get; } = new("TM1012", "Migration class is unusable", FindingSeverity.Error, isConfigurable: false);

    public static Finding NoMigration(SourcePlace place, string typeName) =>
        Rule.At(place, $"Class '{typeName}' bears [Migration] and derives from neither SqlMigration nor CodeMigration, so nobody knows how to run it. Derive it from one of the two.");

    public static Finding Defective(SourcePlace place, string typeName, ClassDefects defects) =>
        Rule.At(place, $"Migration class '{typeName}' cannot be used: {string.Join("; ", Reasons(defects))}.");

    public static Finding NotConstant(SourcePlace place, string member) =>
        Rule.At(place, $"'{member}' must be a constant text that generated code can see, or the compiler could not check its SQL. Write 'public const string {member} = …' (or internal).");

    private static IEnumerable<string> Reasons(ClassDefects defects)
    {
        if (defects.HasFlag(ClassDefects.Abstract)) yield return "it is abstract or static; put [Migration] on a concrete class";
        if (defects.HasFlag(ClassDefects.Generic)) yield return "it or a class around it is generic; make it one without type parameters";
        if (defects.HasFlag(ClassDefects.NotAccessible)) yield return "generated code cannot see it; make it and the classes around it public or internal";
        if (defects.HasFlag(ClassDefects.NoParameterlessConstructor)) yield return "it has no public or internal constructor without parameters; add one";
    }
}
