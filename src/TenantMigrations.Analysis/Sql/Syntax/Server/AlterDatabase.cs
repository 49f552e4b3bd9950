namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER DATABASE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The database.</param>
/// <param name="Options">What is said of it; <c>SET TABLESPACE</c> is the option <c>tablespace</c>.</param>
/// <param name="Setting">What its sessions start with.</param>
/// <param name="Change">Its new name or owner.</param>
internal sealed record AlterDatabase(SqlSpan Span, Name Name, IReadOnlyList<Option> Options, SettingStatement? Setting, AlterAction? Change) : Statement(Span)
{
    /// <summary>Whether its files move, which no transaction block allows.</summary>
    public bool MovesTablespace => Options.Any(static option => option.Name == "tablespace");
}
