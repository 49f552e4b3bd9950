namespace TenantMigrations.Analysis;

/// <summary>Whose rows a session works on, in SQL.</summary>
/// <param name="Column">The tenant column, in SQL.</param>
/// <param name="Setting">The setting, as a literal.</param>
/// <param name="Cast">What makes its text the column's type; empty for text.</param>
internal sealed record TenantContext(string Column, string Setting, string Cast)
{
    public static TenantContext Of(TemplateValues values)
    {
        var type = values.Type(CommonParameters.TenantType.Name);
        return new TenantContext(SqlQuote.Name(values.Options.TenantColumn), SqlQuote.Literal(values.Options.TenantSetting), type.IsText ? "" : "::" + type.Sql);
    }

    /// <summary>The tenant, or NULL where none is set, or where one was and is no more: then it is an empty string.</summary>
    public string OrNull => $"NULLIF(current_setting({Setting}, true), ''){Cast}";

    /// <summary>What is true of a tenant's own rows, where a tenant is certainly set.</summary>
    public string IsOwn => $"{Column} = current_setting({Setting}){Cast}";
}
