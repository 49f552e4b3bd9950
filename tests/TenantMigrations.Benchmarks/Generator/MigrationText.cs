using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TenantMigrations.Benchmarks.Generator;

/// <summary>A migration file as the compiler hands it to the generator.</summary>
internal sealed class MigrationText(string id, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    public string Id => id;

    public override string Path => $"/app/{RelativePath}";

    public string RelativePath => $"migrations/{id}.sql";

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
