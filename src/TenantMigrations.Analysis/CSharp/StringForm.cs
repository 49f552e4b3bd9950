namespace TenantMigrations.Analysis.CSharp;

internal enum StringForm
{
    /// <summary><c>"…"</c>, with backslashes.</summary>
    Regular,

    /// <summary><c>@"…"</c>.</summary>
    Verbatim,

    /// <summary><c>"""…"""</c>.</summary>
    Raw,
}
