using System.Reflection;
using System.Text;

namespace TenantMigrations.House.Tests.Api;

/// <summary>The public types and members of an assembly as lines that read like C#, sorted.</summary>
internal static class ApiText
{
    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes().Where(type => !type.IsNested || IsVisible(type)));

    /// <summary>The same for some types only.</summary>
    public static string Of(Type _, IEnumerable<Type> types) => Of(types);

    private static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var space in types.GroupBy(type => type.Namespace ?? "").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(space.Key).Append('\n');
            foreach (var type in space.OrderBy(TypeName.Of, StringComparer.Ordinal))
            {
                text.Append('\n').Append("  ").Append(TypeText.Of(type)).Append('\n');
                foreach (var member in TypeMembers.Of(type)) text.Append("    ").Append(member).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static bool IsVisible(Type type) => type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem;
}
