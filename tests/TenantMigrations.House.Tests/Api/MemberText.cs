using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TenantMigrations.House.Tests.Api;

/// <summary>One member as a line that reads like C#.</summary>
internal static class MemberText
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    public static string Of(ConstructorInfo constructor, Type type) => $"{Access(constructor)}{TypeName.Of(type).Split('<')[0]}({Parameters(constructor)})";

    public static string Of(FieldInfo field) =>
        $"{(field.IsPublic ? "public " : "protected ")}{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}"
        + $"{TypeName.Of(Nullability.Create(field))} {field.Name}{(field.IsLiteral ? " = " + Value(field.GetRawConstantValue(), field.FieldType) : "")}";

    public static string Of(EventInfo e) => $"{Access(e.AddMethod!)}{Modifier(e.AddMethod!)}event {TypeName.Of(Nullability.Create(e))} {e.Name}";

    public static string Of(PropertyInfo property)
    {
        var widest = IsVisible(property.GetMethod) && (property.GetMethod!.IsPublic || !IsVisible(property.SetMethod)) ? property.GetMethod : property.SetMethod!;
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var name = property.GetIndexParameters() is { Length: > 0 } index ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        var accessors = string.Concat(new[] { property.GetMethod, property.SetMethod }.Where(IsVisible).Select(accessor => Accessor(accessor!, widest)));
        return $"{Access(widest)}{Modifier(widest)}{required}{TypeName.Of(Nullability.Create(property))} {name} {{ {accessors}}}";
    }

    public static string Of(MethodInfo method) => Of(method, Access(method) + Modifier(method), method.Name);

    public static string Of(MethodInfo method, string head, string name)
    {
        var arguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        var generic = arguments.Length > 0 ? $"<{string.Join(", ", arguments.Select(TypeName.Of))}>" : "";
        return $"{head}{TypeName.Of(Nullability.Create(method.ReturnParameter))} {name}{generic}({Parameters(method)}){Constraints.Of(arguments)}";
    }

    private static string Access(MethodBase method) => method.DeclaringType!.IsInterface ? "" : method.IsPublic ? "public " : "protected ";

    private static string Modifier(MethodInfo method) => method switch
    {
        { DeclaringType.IsInterface: true } => method.IsStatic ? "static " : "",
        { IsStatic: true } => "static ",
        { IsAbstract: true } => method.GetBaseDefinition() == method ? "abstract " : "abstract override ",
        { IsVirtual: true } when method.GetBaseDefinition() != method => method.IsFinal ? "sealed override " : "override ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => "",
    };

    private static string Accessor(MethodInfo accessor, MethodInfo widest)
    {
        var isInit = accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            || accessor.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == nameof(IsExternalInit));
        return $"{(widest.IsPublic && !accessor.IsPublic ? "protected " : "")}{(accessor.ReturnType != typeof(void) ? "get" : isInit ? "init" : "set")}; ";
    }

    private static string Parameters(MethodBase method) => (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var passing = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true } => parameter.IsDefined(typeof(IsReadOnlyAttribute)) || parameter.IsIn ? "in " : "ref ",
            _ => parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "",
        };
        var type = TypeName.Of(Nullability.Create(parameter));
        var value = parameter.HasDefaultValue ? " = " + Value(parameter.RawDefaultValue, parameter.ParameterType) : "";
        return $"{passing}{type} {parameter.Name}{value}";
    }

    private static string Value(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"",
        bool flag => flag ? "true" : "false",
        _ when type.IsEnum => $"{TypeName.Of(type)}.{Enum.ToObject(type, value)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
