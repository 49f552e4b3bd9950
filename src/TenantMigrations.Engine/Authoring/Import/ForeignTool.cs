namespace TenantMigrations.Engine;

/// <summary>A tool whose migrations can be imported.</summary>
public enum ForeignTool
{
    /// <summary>dbmate.</summary>
    Dbmate,

    /// <summary>golang-migrate.</summary>
    GolangMigrate,

    /// <summary>Flyway.</summary>
    Flyway,

    /// <summary>The output of <c>dotnet ef migrations script</c>.</summary>
    EfScript,
}
