using System.Reflection;

namespace TenantMigrations.House.Tests.Api;

/// <summary>Types as C# writes them.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(char)] = "char", [typeof(decimal)] = "decimal",
        [typeof(double)] = "double", [typeof(float)] = "float", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(object)] = "object",
        [typeof(short)] = "short", [typeof(string)] = "string", [typeof(uint)] = "uint", [typeof(ulong)] = "ulong",
    };

    /// <summary>A type without its namespace; a nested one behind the types around it.</summary>
    public static string Of(Type type)
    {
        if (type.IsByRef) return Of(type.GetElementType()!);
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsArray) return $"{Of(type.GetElementType()!)}[]";
        if (Nullable.GetUnderlyingType(type) is { } inner) return $"{Of(inner)}?";
        return type.IsGenericParameter ? type.Name : Named(type, type.GetGenericArguments().Select(Of).ToArray());
    }

    /// <summary>The same with the question marks of nullable references.</summary>
    public static string Of(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        var mark = !type.IsValueType && !type.IsGenericParameter && info.ReadState == NullabilityState.Nullable ? "?" : "";
        if (type.IsArray) return $"{(info.ElementType is { } element ? Of(element) : Of(type.GetElementType()!))}[]{mark}";
        return type.IsGenericType && Nullable.GetUnderlyingType(type) is null
            ? Named(type, info.GenericTypeArguments.Length == type.GetGenericArguments().Length
                ? info.GenericTypeArguments.Select(Of).ToArray()
                : type.GetGenericArguments().Select(Of).ToArray()) + mark
            : Of(type) + mark;
    }

    private static string Named(Type type, string[] arguments)
    {
        var own = arguments.Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).ToArray();
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        var name = tick < 0 ? type.Name : type.Name[..tick];
        if (own.Length > 0) name += $"<{string.Join(", ", own)}>";
        return type.DeclaringType is { } outer && !type.IsGenericParameter ? $"{Of(outer)}.{name}" : name;
    }
}
