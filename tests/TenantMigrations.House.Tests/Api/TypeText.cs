using System.Reflection;
using System.Runtime.CompilerServices;

namespace TenantMigrations.House.Tests.Api;

/// <summary>The first line of a type's declaration.</summary>
internal static class TypeText
{
    public static string Of(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type)) return MemberText.Of(type.GetMethod("Invoke")!, $"{Access(type)}delegate ", TypeName.Of(type));
        var bases = Bases(type).ToArray();
        return $"{Access(type)}{Kind(type)} {TypeName.Of(type)}{(bases.Length > 0 ? " : " + string.Join(", ", bases) : "")}{Constraints.Of(type.GetGenericArguments())}";
    }

    public static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null
        || type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;

    private static string Access(Type type) => type.IsNestedFamily || type.IsNestedFamORAssem ? "protected " : "public ";

    private static string Kind(Type type)
    {
        if (type.IsEnum) return (type.IsDefined(typeof(FlagsAttribute)) ? "[Flags] " : "") + "enum";
        if (type.IsInterface) return "interface";
        var record = IsRecord(type) ? "record " : "";
        if (type.IsValueType) return $"{(type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "")}{record}struct";
        var modifier = type switch
        {
            { IsAbstract: true, IsSealed: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        };
        return $"{modifier}{(record.Length > 0 ? "record" : "class")}";
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum) return Enum.GetUnderlyingType(type) == typeof(int) ? [] : [TypeName.Of(Enum.GetUnderlyingType(type))];
        var interfaces = type.GetInterfaces();
        var inherited = interfaces.SelectMany(own => own.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        var parent = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) ? new[] { TypeName.Of(b) } : [];
        return parent.Concat(interfaces
            .Where(own => own.IsVisible && !inherited.Contains(own) && !(IsRecord(type) && own.IsGenericType && own.GetGenericTypeDefinition() == typeof(IEquatable<>)))
            .Select(TypeName.Of)
            .Order(StringComparer.Ordinal));
    }
}
