namespace TenantMigrations.Engine;

/// <summary>What a verification can find.</summary>
public enum VerificationFindingKind
{
    /// <summary>Behind the down part the catalog is not the one before the migration.</summary>
    DownDoesNotRestore,

    /// <summary>The down part fails.</summary>
    DownFails,

    /// <summary>The up part does not make the same again.</summary>
    SecondUpDiffers,

    /// <summary>The up part fails when it is applied again.</summary>
    SecondUpFails,

    /// <summary>The migration does not do for a second tenant what it did for the first.</summary>
    SecondTenantDiffers,

    /// <summary>A tenant that is added later does not come to what the others have.</summary>
    LaterTenantDiffers,

    /// <summary>With all migrations undone, the database is not what it was before.</summary>
    WholeDownDiffers,

    /// <summary>A down part fails when all migrations are undone.</summary>
    WholeDownFails,
}
