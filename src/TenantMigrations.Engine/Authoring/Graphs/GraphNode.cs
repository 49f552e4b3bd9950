using System.Globalization;

namespace TenantMigrations.Engine;

/// <summary>A migration in a <see cref="MigrationDiagram"/>.</summary>
/// <param name="MigrationId">Its id, as written.</param>
/// <param name="Scope">Once per database or once per tenant; null where that is not known.</param>
public sealed record GraphNode(string MigrationId, MigrationScope? Scope)
{
    /// <summary>Whether it is global and depends on one of tenants: it waits until every active tenant of its database has that one.</summary>
    public bool IsBarrier { get; init; }

    /// <summary>Whether it runs again when it changes.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Whether others depend on it and it does not exist.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Where it is applied; null where nobody was asked.</summary>
    public AppliedCount? Applied { get; init; }

    /// <summary>What it is, in words.</summary>
    internal string Kind
    {
        get
        {
            if (IsMissing) return "missing";
            var scope = Scope switch { MigrationScope.Global => "global", MigrationScope.Tenant => "tenant", _ => "no scope" };
            var mark = IsBarrier ? "barrier" : IsRepeatable ? "repeatable" : null;
            var applied = Applied is { } count ? $"applied {count.Applied} of {count.Of}" : null;
            return string.Join(" · ", new[] { scope, mark, applied }.OfType<string>());
        }
    }

    /// <summary>The id in one line, as it can be shown: without what turns the direction of what follows, too.</summary>
    internal string Label => new([.. MigrationId.Select(static character => char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || character is '\uFFFE' or '\uFFFF' ? '?' : character)]);
}
