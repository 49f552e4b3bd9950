using TenantMigrations.Engine;
using TenantMigrations.Postgres.Execution;

namespace TenantMigrations.Postgres.Psql;

/// <summary>Writes a migration's statements with what is looked at behind them.</summary>
internal static class PsqlStatements
{
    public static void Write(PsqlStep context, int statement, PsqlOutput lines)
    {
        lines.Statement(context.Step.Statements[statement].Sql);
        WriteIndexCheck(context, statement, lines);
        if (RowCheck.ExpectationOf(context.Step, statement) is not { } expected) return;

        // psql itself knows how many rows it were.
        var holds = expected.Most == int.MaxValue ? $":ROW_COUNT >= {expected.Least}" : $":ROW_COUNT BETWEEN {expected.Least} AND {expected.Most}";
        lines.Line($"SELECT {holds} AS expected, 'The statement changed ' || :ROW_COUNT || ' rows, and expect-rows says {expected}.' AS told \\gset tm_");
        lines.If("expected");
        lines.Else();
        lines.Line("\\warn :tm_told");
        lines.Line("DO $tm$BEGIN RAISE EXCEPTION USING ERRCODE = 'TM006', MESSAGE = 'The statement changed another number of rows than its migration expects.'; END$tm$;");
        lines.EndIf();
    }

    // As a subquery, which gives its row also where there is no such index.
    private static void WriteIndexCheck(PsqlStep context, int statement, PsqlOutput lines)
    {
        if (!context.Step.InTransaction || IndexCheck.Behind(context.Step, statement) is not { } check) return;
        string[] values = [.. check.Parameters.Select(parameter => PsqlText.Text((string?)parameter.Value))];
        lines.Ask($"SELECT ({PsqlText.Bind(check.CommandText, values)}) AS is_valid");
    }

    public static void WriteVerifications(MigrationStep step, PsqlOutput lines)
    {
        foreach (var verification in step.Verifications)
            lines.Line(PsqlText.Statement(VerificationQuery.Command(verification.Sql).CommandText)[..^1] + " \\gset tm_");
    }
}
