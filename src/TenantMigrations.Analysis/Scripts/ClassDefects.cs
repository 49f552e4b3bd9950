namespace TenantMigrations.Analysis;

/// <summary>What makes a migration class unusable (TM1012).</summary>
[Flags]
public enum ClassDefects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is abstract or static.</summary>
    Abstract = 1,

    /// <summary>It or a class around it is generic.</summary>
    Generic = 2,

    /// <summary>It or a class around it is private or protected, or it is <c>file</c>-local: generated code cannot name it.</summary>
    NotAccessible = 4,

    /// <summary>A class with code without an accessible constructor that takes no parameters.</summary>
    NoParameterlessConstructor = 8,
}
