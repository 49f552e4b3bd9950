namespace TenantMigrations.Analysis.Sql;

/// <summary>What an <see cref="AlterSubscription"/> changes.</summary>
internal enum SubscriptionChange
{
    /// <summary><c>SET (…)</c>.</summary>
    Options,
    AddPublication,
    DropPublication,
    SetPublication,
    Refresh,

    /// <summary><c>ENABLE</c>, <c>DISABLE</c>, <c>CONNECTION</c>, <c>SKIP</c>, a new name or owner.</summary>
    Other,
}
