namespace TenantMigrations.Analysis;

/// <summary>What a template throws on its way; nobody outside of it sees one.</summary>
internal sealed class TemplateRefusal : Exception
{
    public TemplateRefusal(TemplateError error)
        : base(error.Message) => Error = error;

    public TemplateRefusal(string message, string? parameter = null)
        : this(new TemplateError(message, parameter))
    {
    }

    public TemplateRefusal(string message, string parameter, string value, int start, int length)
        : this(new TemplateError(message, parameter) { Value = value, Start = Math.Min(start, value.Length), Length = Math.Max(0, Math.Min(length, value.Length - start)) })
    {
    }

    public TemplateError Error { get; }
}
