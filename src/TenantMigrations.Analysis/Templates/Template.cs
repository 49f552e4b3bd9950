namespace TenantMigrations.Analysis;

/// <summary>Makes migrations of a few values. Pure: the same values make the same migrations.</summary>
public abstract class Template
{
    /// <summary>What it is called: <c>a-z</c>, <c>0-9</c> and <c>-</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it makes, in a sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>Which locks its migrations take, and for how long; null where nobody knows.</summary>
    public virtual string? Locks => null;

    /// <summary>What it is told.</summary>
    public abstract EquatableArray<TemplateParameter> Parameters { get; }

    /// <summary>Values that something sensible is made of, as a command line has them behind the template's name.</summary>
    public abstract string Example { get; }

    /// <summary>The isolations under which it makes sense.</summary>
    public virtual IReadOnlyList<TenantIsolation> Isolations { get; } = [TenantIsolation.Shared, TenantIsolation.Schema, TenantIsolation.Database];

    /// <summary>Makes the migrations.</summary>
    /// <param name="values">The values by the parameters' names; of a <see cref="TemplateValueKind.Flag"/> <c>true</c>.</param>
    /// <param name="options">What the project says.</param>
    public TemplateResult Make(IReadOnlyDictionary<string, string> values, ScriptOptions options)
    {
        if (values is null) throw new ArgumentNullException(nameof(values));
        if (options is null) throw new ArgumentNullException(nameof(options));
        try
        {
            var given = new TemplateValues(this, values, options);
            var drafts = new DraftList(options);
            Write(given, drafts);
            return new TemplateResult(drafts.ToArray(), null);
        }
        catch (TemplateRefusal refusal)
        {
            return new TemplateResult(default, refusal.Error);
        }
    }

    /// <summary>Why it makes no sense under an isolation that is not among <see cref="Isolations"/>.</summary>
    internal virtual string WhyNot => "";

    /// <summary>Adds the migrations.</summary>
    internal abstract void Write(TemplateValues values, DraftList drafts);
}
