using System.CommandLine;

namespace TenantMigrations.Runner;

/// <summary>The tenant that a verb is about, which stands behind it without an option's name.</summary>
internal static class TenantArgument
{
    public static Argument<string?> Create() => new("ID") { Description = "The tenant.", Arity = ArgumentArity.ZeroOrOne };

    public static string Read(Argument<string?> argument, ParseResult arguments, VerbContext context, Verb verb)
    {
        if (context.Arguments.TenantIds is not null)
            throw new UsageException($"{verb.FullName} takes one tenant, without an option's name: '{verb.FullName} {Printable.Text(context.Arguments.TenantIds[0])}'.");
        return arguments.GetValue(argument) is { Length: > 0 } id ? id : throw new UsageException($"{verb.FullName} needs a tenant's id: '{verb.FullName} ID'.");
    }
}
