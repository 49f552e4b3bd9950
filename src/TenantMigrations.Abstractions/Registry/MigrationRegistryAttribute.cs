using System.Diagnostics.CodeAnalysis;

namespace TenantMigrations;

/// <summary>Names the registry that the source generator wrote into this assembly, so that a host finds it.</summary>
/// <param name="registryType">A <see cref="MigrationRegistry"/> with a public constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class MigrationRegistryAttribute(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type registryType) : Attribute
{
    /// <summary>The registry's type.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type RegistryType { get; } = registryType;
}
