using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Engine;

/// <summary>Finds statements in the source.</summary>
internal sealed class StatementPlaces(VerificationSetup setup)
{
    /// <summary>The place of a statement; null for the whole migration.</summary>
    public StatementPlace Of(int index, bool isDown, int? statement)
    {
        var migration = setup.Graph.Migrations[index];
        var part = isDown ? migration.Down : migration.Up;
        var statements = part is null ? [] : setup.Steps.Prepare([new PlannedStep(index, isDown ? StepKind.Rollback : StepKind.Apply)])[0].Statements;
        if (part is null || statement is not { } at || at >= statements.Count) return new StatementPlace("C# code", isDown, migration.SourcePath, null, null);
        var (line, column) = SourceLocator.Locate(setup.Registry.ReadText(migration, part), part.Origin, statements[at], position: null);
        return new StatementPlace(CommandWords.Of(statements[at].Sql), isDown, migration.SourcePath, line, column);
    }
}
