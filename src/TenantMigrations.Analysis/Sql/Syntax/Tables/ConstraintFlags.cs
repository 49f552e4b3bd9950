namespace TenantMigrations.Analysis.Sql;

/// <summary>The words behind a constraint.</summary>
[Flags]
internal enum ConstraintFlags
{
    None = 0,
    Deferrable = 1,
    NotDeferrable = 2,
    InitiallyDeferred = 4,
    InitiallyImmediate = 8,
    NotValid = 16,
    NoInherit = 32,
    Enforced = 64,
    NotEnforced = 128,
}
