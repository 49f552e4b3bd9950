namespace TenantMigrations.Engine;

/// <summary>Looks in the catalogs for what failed and interrupted migrations left.</summary>
internal sealed class Examination(FleetServices fleet)
{
    private readonly StepPreparer _steps = fleet.Steps();

    /// <summary>What the server shows of a row; null where there is nothing to look at.</summary>
    public async Task<AttemptFinding?> OfAsync(IFleetDatabase database, JournalEntry row, Tenant? tenant, CancellationToken cancellationToken)
    {
        if (!row.IsAlive && !Interruption.IsHalfDone(fleet.Graph, row)) return null;
        return await database.ExamineAsync(row, tenant, StatementOf(row), cancellationToken).ConfigureAwait(false);
    }

    // Of an edited file it is not known any more at which statement it stopped.
    private PreparedStatement? StatementOf(JournalEntry row)
    {
        if (row.IsAlive || !fleet.Graph.Registry.TryFind(row.MigrationId, out var index)) return null;
        var migration = fleet.Graph.Migrations[index];
        if (row.Checksum != migration.Checksum) return null;
        try
        {
            var kind = Interruption.IsOfRollback(migration, row) ? StepKind.Rollback : StepKind.Apply;
            var statements = _steps.Prepare([new PlannedStep(index, kind)])[0].Statements;
            return row.Step < statements.Count ? statements[row.Step] : null;
        }
        catch (FleetException)
        {
            // A placeholder has no value here: what the journal says is all that can be said.
            return null;
        }
    }
}
