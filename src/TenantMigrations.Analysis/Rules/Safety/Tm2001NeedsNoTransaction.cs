using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>What PostgreSQL refuses in a transaction block (error 25001; 2D000 in a <c>DO</c>), whatever the database holds.</summary>
internal sealed class Tm2001NeedsNoTransaction() : StatementRule("TM2001", "Statement cannot run in a transaction", FindingSeverity.Error)
{
    public override void Check(RulePart part)
    {
        if (!part.InTransaction) return;
        foreach (var statement in part.Statements)
        {
            if (What(statement.Tree) is { } what) Report(part, statement, statement.Span, what);
        }
    }

    private void Report(RulePart part, RuleStatement statement, SqlSpan span, string what) =>
        part.Report(this, statement, span,
            $"{what} cannot run inside a transaction, and this migration runs in one: every tenant would fail with error 25001. Put it into a migration of its own with {part.WithoutTransaction}.");

    private static string? What(Statement? tree) => tree switch
    {
        Vacuum => "VACUUM",
        CreateIndex { IsConcurrent: true } => "CREATE INDEX CONCURRENTLY",
        _ => null,
    };
}
