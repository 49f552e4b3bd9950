using System.Collections.Concurrent;

namespace TenantMigrations.Engine;

/// <summary>Makes planned steps executable, each once for the whole fleet.</summary>
internal sealed class StepPreparer(MigrationGraph graph, IReadOnlyDictionary<string, string> placeholders)
{
    private readonly PartPreparer _parts = new(graph.Registry, placeholders);
    private readonly ConcurrentDictionary<PlannedStep, MigrationStep> _steps = new();
    private readonly ConcurrentDictionary<MigrationPart, IReadOnlyList<PreparedStatement>> _statements = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<IReadOnlyList<PlannedStep>, MigrationStep[]> _lists = new(ReferenceEqualityComparer.Instance);

    /// <summary>Prepares all that a plan executes, so that a missing or wrong value is found before any tenant is touched.</summary>
    /// <exception cref="FleetException">Values are missing or wrong; the message names all of them.</exception>
    public void Check(MigrationPlan plan)
    {
        var defects = new List<string>();
        var lists = plan.Databases.SelectMany(database => database.Phases)
            .SelectMany(phase => phase.Global is null ? phase.Tenants : phase.Tenants.Prepend(phase.Global))
            .Select(work => work.Steps)
            .Distinct<IReadOnlyList<PlannedStep>>(ReferenceEqualityComparer.Instance);
        foreach (var (migration, kind) in lists.SelectMany(steps => steps).Where(step => !step.RecordOnly).Select(step => (step.Migration, step.Kind)).Distinct())
        {
            if (kind == StepKind.Skip) continue;
            var (up, down, verify) = (graph.Migrations[migration].Up, graph.Migrations[migration].Down, graph.Migrations[migration].Verify);
            Statements(migration, kind == StepKind.Rollback ? down : up, defects);
            if (kind == StepKind.Apply) Statements(migration, verify, defects);
        }

        if (defects.Count == 0) return;
        throw new FleetException(
            FleetErrorKind.Settings,
            $"Nothing was changed: placeholders have no usable value.\n  {string.Join("\n  ", defects.Distinct(StringComparer.Ordinal))}");
    }

    /// <summary>The steps, ready to execute.</summary>
    public IReadOnlyList<MigrationStep> Prepare(IReadOnlyList<PlannedStep> steps) =>
        _lists.GetOrAdd(steps, list => [.. list.Select(step => _steps.GetOrAdd(step, Prepare))]);

    private MigrationStep Prepare(PlannedStep step)
    {
        var migration = graph.Migrations[step.Migration];
        var down = step.Kind == StepKind.Rollback;
        var part = down ? migration.Down ?? new MigrationPart() : migration.Up;
        if (step.RecordOnly) migration = Recorded(migration);

        var defects = new List<string>();
        var runs = !step.RecordOnly && step.Kind != StepKind.Skip;
        var statements = runs ? Statements(step.Migration, part, defects) : [];
        var verifications = runs && !down ? Statements(step.Migration, migration.Verify, defects) : [];
        if (defects.Count > 0) throw new FleetException(FleetErrorKind.Settings, string.Join('\n', defects));

        return new MigrationStep(migration, step.Kind, statements, step.RecordOnly || step.Kind == StepKind.Skip || part.InTransaction, step.Replaces)
        {
            Verifications = verifications,
            ExpectedRows = runs ? part.ExpectedRows : [],
            OtherScope = migration.IsRepeatable && down ? [] : down ? graph.OtherScopeDependents(step.Migration) : graph.OtherScopeNeeds(step.Migration),
        };
    }

    private IReadOnlyList<PreparedStatement> Statements(int index, MigrationPart? part, List<string> defects)
    {
        if (part is null) return [];
        if (_statements.TryGetValue(part, out var known)) return known;

        var before = defects.Count;
        var statements = _parts.Prepare(graph.Migrations[index], part, defects);
        if (defects.Count == before) _statements.TryAdd(part, statements);
        return statements;
    }

    /// <summary>The same migration with nothing in it to run, also where it is written in code.</summary>
    private static MigrationDefinition Recorded(MigrationDefinition migration) => new()
    {
        Id = migration.Id,
        Name = migration.Name,
        Scope = migration.Scope,
        Kind = MigrationKind.SqlFile,
        Checksum = migration.Checksum,
        SourcePath = migration.SourcePath,
        Up = new MigrationPart(),
        Down = new MigrationPart(),
        IsRepeatable = migration.IsRepeatable,
    };
}
