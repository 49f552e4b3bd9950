namespace TenantMigrations.Analysis;

/// <summary>
/// What a place is measured from. A class is named by its parts and not by lines, so that a script stays equal when its source merely moves;
/// who reports the finding looks the part up.
/// </summary>
public enum SourceAnchor
{
    /// <summary>A <c>.sql</c> file; <see cref="SourcePlace.Range"/> says where.</summary>
    File,

    /// <summary>The class's name.</summary>
    Class,

    /// <summary>The <c>[Migration]</c> attribute.</summary>
    MigrationAttribute,

    /// <summary>The id, the first argument of <c>[Migration]</c>.</summary>
    Id,

    /// <summary>The argument <c>Scope</c> of <c>[Migration]</c>; where it is missing, the attribute.</summary>
    Scope,

    /// <summary>The argument <c>Irreversible</c> of <c>[Migration]</c>.</summary>
    Irreversible,

    /// <summary>A declared dependency; <see cref="SourcePlace.Index"/> counts through all <c>[DependsOn]</c> of the class, argument by argument.</summary>
    Dependency,

    /// <summary>A <c>[Placeholder]</c> attribute; <see cref="SourcePlace.Index"/> counts them.</summary>
    Placeholder,

    /// <summary>The member <c>Up</c>; where it is missing, the class's name.</summary>
    UpMember,

    /// <summary>The member <c>Down</c>; where it is missing, the class's name.</summary>
    DownMember,

    /// <summary>The member <c>Verify</c>.</summary>
    VerifyMember,

    /// <summary>Inside the value of the constant <c>Up</c>; <see cref="SourcePlace.Range"/> counts in its migration text.</summary>
    UpText,

    /// <summary>Inside the value of the constant <c>Down</c>; <see cref="SourcePlace.Range"/> counts in its migration text.</summary>
    DownText,

    /// <summary>Inside the value of the constant <c>Verify</c>; <see cref="SourcePlace.Range"/> counts in its migration text.</summary>
    VerifyText,
}
