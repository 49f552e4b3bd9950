namespace TenantMigrations.Analysis.Sql;

/// <summary>What no rule needs to know more of.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Words">What it says, in capitals.</param>
internal sealed record OtherAlterAction(SqlSpan Span, string Words) : AlterAction(Span);
