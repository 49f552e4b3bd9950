namespace TenantMigrations.Analysis.Sql;

internal sealed partial class StatementParser
{
    /// <remarks>Typename; with SETOF and %TYPE func_type.</remarks>
    private TypeName TypeName(bool allowsSetOf = false)
    {
        GiveUp("type");
        return new TypeName(default, new QualifiedName(default, []), []);
    }
}
