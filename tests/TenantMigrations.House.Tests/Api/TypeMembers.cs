using System.Reflection;
using System.Runtime.CompilerServices;

namespace TenantMigrations.House.Tests.Api;

/// <summary>The members of a type that another assembly can use: public and protected ones, without what a record writes by itself.</summary>
internal static class TypeMembers
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] OfRecords = ["Equals", "GetHashCode", "ToString", "PrintMembers", "Deconstruct", "<Clone>$", "op_Equality", "op_Inequality", "EqualityContract"];

    public static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum) return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}");
        if (typeof(Delegate).IsAssignableFrom(type)) return [];
        return Constructors(type)
            .Concat(type.GetFields(Declared).Where(IsVisible).Select(field => MemberText.Of(field)))
            .Concat(type.GetProperties(Declared).Where(IsVisible).Where(property => !IsOfRecord(type, property)).Select(property => MemberText.Of(property)))
            .Concat(type.GetEvents(Declared).Where(e => MemberText.IsVisible(e.AddMethod)).Select(MemberText.Of))
            .Concat(Methods(type));
    }

    private static IEnumerable<string> Constructors(Type type) => type.GetConstructors(Declared)
        .Where(constructor => !constructor.IsStatic && MemberText.IsVisible(constructor))
        .Where(constructor => !IsCopy(type, constructor))
        .Select(constructor => MemberText.Of(constructor, type))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Methods(Type type) => type.GetMethods(Declared)
        .Where(method => MemberText.IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !IsOfRecord(type, method))
        .OrderBy(method => method.Name, StringComparer.Ordinal)
        .ThenBy(method => method.GetParameters().Length)
        .ThenBy(method => MemberText.Of(method), StringComparer.Ordinal)
        .Select(method => MemberText.Of(method));

    private static bool IsCopy(Type type, ConstructorInfo constructor) =>
        TypeText.IsRecord(type) && constructor.GetParameters() is [{ ParameterType: var only }] && only == type;

    private static bool IsOfRecord(Type type, MemberInfo member) =>
        TypeText.IsRecord(type) && OfRecords.Contains(member.Name) && (member.IsDefined(typeof(CompilerGeneratedAttribute)) || member is PropertyInfo { Name: "EqualityContract" });

    private static bool IsVisible(FieldInfo field) => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName;

    private static bool IsVisible(PropertyInfo property) => MemberText.IsVisible(property.GetMethod) || MemberText.IsVisible(property.SetMethod);
}
