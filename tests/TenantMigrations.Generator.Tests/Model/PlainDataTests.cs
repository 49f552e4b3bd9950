using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Tests;

/// <summary>What the pipeline keeps between edits is plain data that compares by value. It is judged by declared types, so that nothing hides behind an empty value.</summary>
public sealed class PlainDataTests
{
    [Fact]
    public void Everything_that_the_pipeline_keeps_is_plain_data()
    {
        var roots = typeof(RegistryModel).Assembly.GetTypes().Where(type => type.Namespace == typeof(RegistryModel).Namespace && !type.IsNested).Append(typeof(ScriptOptions)).ToArray();
        Assert.NotEmpty(roots);
        Assert.Empty(roots.SelectMany(Offences));
    }

    [Theory]
    [InlineData(typeof(HoldsSymbol))]
    [InlineData(typeof(HoldsLocationInside))]
    [InlineData(typeof(HoldsArray))]
    [InlineData(typeof(HoldsInterface))]
    [InlineData(typeof(HoldsObject))]
    [InlineData(typeof(HoldsDelegate))]
    [InlineData(typeof(ComparesByReference))]
    public void A_model_that_is_not_plain_is_seen(Type model) => Assert.NotEmpty(Offences(model));

    private static IEnumerable<string> Offences(Type root)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<(Type Type, string Path)>([(root, root.Name)]);
        while (open.TryPop(out var item))
        {
            var (type, path) = item;
            if (!seen.Add(type) || type.IsPrimitive || type.IsEnum || type == typeof(string)) continue;

            if (Nullable.GetUnderlyingType(type) is { } inner)
            {
                open.Push((inner, path));
                continue;
            }

            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
            {
                open.Push((type.GetGenericArguments()[0], path + "[]"));
                continue;
            }

            if (type.Namespace?.StartsWith("TenantMigrations", StringComparison.Ordinal) != true) yield return $"{path}: {type} is not plain data";
            else if (!typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type)) yield return $"{path}: {type} does not compare by value";
            else if (!type.IsValueType && !type.IsSealed) yield return $"{path}: {type} can hold what a derived type declares";
            else
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)) open.Push((field.FieldType, $"{path}.{field.Name}"));
        }
    }

    private sealed record HoldsSymbol(ISymbol Symbol);

    private sealed record HoldsLocationInside(EquatableArray<Inner> Inner);

    private sealed record Inner(Location? Place);

    private sealed record HoldsArray(ImmutableArray<string> Items);

    private sealed record HoldsInterface(IReadOnlyList<string> Items);

    private sealed record HoldsObject(object? Value);

    private sealed record HoldsDelegate(Func<string> Value);

#pragma warning disable CS0649
    private sealed class ComparesByReference
    {
        public string? Value;
    }
}
