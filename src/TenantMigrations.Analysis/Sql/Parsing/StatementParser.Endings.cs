namespace TenantMigrations.Analysis.Sql;

/// <summary>What statements of many kinds end with.</summary>
internal sealed partial class StatementParser
{
    /// <summary>Whether <c>CASCADE</c> stands there; <c>RESTRICT</c> may stand there instead.</summary>
    /// <remarks>opt_drop_behavior.</remarks>
    private bool DropBehavior()
    {
        if (Accept("cascade")) return true;
        Accept("restrict");
        return false;
    }

    /// <summary><c>WITH (name [= value], …)</c>, where it stands.</summary>
    /// <remarks>opt_definition.</remarks>
    private List<Option> WithDefinition() => Accept("with") ? Definition() : [];

    /// <summary>A name that is no keyword at all, in this version.</summary>
    /// <remarks>IDENT.</remarks>
    private static bool IsPlainName(SyntaxToken token) => IsIdentifier(token) && token.Keyword is null;
}
