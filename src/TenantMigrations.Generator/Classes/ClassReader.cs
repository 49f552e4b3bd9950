using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Classes;

/// <summary>Describes a class that bears <c>[Migration]</c>.</summary>
internal static class ClassReader
{
    public static bool IsClass(SyntaxNode node, CancellationToken cancellationToken) => node is TypeDeclarationSyntax;

    public static ClassSource Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        Read((INamedTypeSymbol)context.TargetSymbol, context.Attributes[0], context.TargetNode.SyntaxTree.FilePath, cancellationToken);

    public static ClassSource Read(INamedTypeSymbol type, AttributeData migration, string path, CancellationToken cancellationToken)
    {
        var attribute = new MigrationArguments(migration);
        var kind = MigrationTypes.KindByBase(type);
        var up = kind == MigrationKind.SqlClass ? ClassMember.Find(type, "Up") : null;
        var down = kind == MigrationKind.SqlClass ? ClassMember.Find(type, "Down") : null;
        var verify = kind == MigrationKind.SqlClass ? ClassMember.Find(type, "Verify") : null;

        var facts = new ClassFacts
        {
            Path = path,
            ProjectPath = path,
            TypeName = MigrationTypes.NameOf(type),
            Kind = kind,
            Defects = ClassUsability.DefectsOf(type, kind),
            Id = attribute.Id,
            Scope = attribute.Scope,
            Name = attribute.Text(nameof(MigrationAttribute.Name)),
            Description = attribute.Text(nameof(MigrationAttribute.Description)),
            Irreversible = attribute.Text(nameof(MigrationAttribute.Irreversible)),
            Repeatable = attribute.Flag(nameof(MigrationAttribute.Repeatable), otherwise: false),
            Transaction = attribute.Flag(nameof(MigrationAttribute.Transaction), otherwise: true),
            AppliesToExistingOnly = attribute.Flag(nameof(MigrationAttribute.AppliesToExistingOnly), otherwise: false),
            Revision = attribute.Number(nameof(MigrationAttribute.Revision), otherwise: 1),
            Dependencies = ClassAttributes.Dependencies(type).Select(static item => item.Dependency).ToArray(),
            Placeholders = ClassAttributes.Placeholders(type).Select(static item => item.Definition).ToArray(),
            Up = up is null ? null : new ClassConstant(ClassMember.ConstantOf(up)),
            Down = down is null ? null : new ClassConstant(ClassMember.ConstantOf(down)),
            Verify = verify is null ? null : new ClassConstant(ClassMember.ConstantOf(verify)),
            OverridesDown = kind == MigrationKind.Code && ClassMember.OverridesDown(type),
        };
        return new ClassSource(
            facts,
            new ClassOrigins(
                facts.TypeName,
                ConstantOrigin.Of(up, cancellationToken),
                ConstantOrigin.Of(down, cancellationToken),
                ConstantOrigin.Of(verify, cancellationToken)));
    }
}
