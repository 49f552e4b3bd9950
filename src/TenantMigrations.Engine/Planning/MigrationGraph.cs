using System.Numerics;

namespace TenantMigrations.Engine;

/// <summary>What the planner asks of a registry again and again, computed once: who needs whom, and the heads of a tenant that has everything.</summary>
internal sealed class MigrationGraph
{
    private readonly ulong[][] _needs;
    private readonly long[] _hashes;
    private readonly string[]?[] _otherScopeNeeds;
    private readonly string[]?[] _otherScopeDependents;
    private readonly Lazy<PhaseOrder> _phases;

    public MigrationGraph(MigrationRegistry registry)
    {
        Registry = registry;
        Migrations = registry.Migrations;
        Globals = Indices(MigrationScope.Global);
        Tenants = Indices(MigrationScope.Tenant);
        _hashes = [.. Migrations.Select(migration => JournalHead.HashOf(migration.Id, migration.Checksum))];
        GlobalHead = HeadOf(Globals);
        TenantHead = HeadOf(Tenants);
        _needs = Closure(Migrations);
        _otherScopeNeeds = new string[Migrations.Count][];
        _otherScopeDependents = new string[Migrations.Count][];
        _phases = new Lazy<PhaseOrder>(() => new PhaseOrder(this, Migrations.Select((_, index) => new PlannedStep(index, StepKind.Apply))));
    }

    public MigrationRegistry Registry { get; }

    public IReadOnlyList<MigrationDefinition> Migrations { get; }

    /// <summary>The global migrations, in the registry's order.</summary>
    public int[] Globals { get; }

    /// <summary>The tenant migrations, in the registry's order.</summary>
    public int[] Tenants { get; }

    /// <summary>The head of a database whose globals are all applied.</summary>
    public JournalHead GlobalHead { get; }

    /// <summary>The head of a tenant that is up to date.</summary>
    public JournalHead TenantHead { get; }

    public int[] Of(MigrationScope scope) => scope == MigrationScope.Global ? Globals : Tenants;

    public JournalHead HeadOf(MigrationScope scope) => scope == MigrationScope.Global ? GlobalHead : TenantHead;

    /// <summary>Whether <paramref name="migration"/> depends on <paramref name="other"/>, directly or through others.</summary>
    public bool Needs(int migration, int other) => (_needs[migration][other >> 6] >> (other & 63) & 1) != 0;

    /// <summary>An empty set of migrations, a bit each; see <see cref="Add"/> and <see cref="FirstNeeded"/>.</summary>
    public ulong[] NoMigrations() => new ulong[(Migrations.Count + 63) / 64];

    /// <summary>Puts a migration into a set.</summary>
    public static void Add(ulong[] set, int migration) => set[migration >> 6] |= 1UL << (migration & 63);

    /// <summary>The first migration of a set on which it depends, directly or through others; null where there is none.</summary>
    public int? FirstNeeded(int migration, ulong[] set)
    {
        var needs = _needs[migration];
        for (var word = 0; word < set.Length; word++)
            if ((needs[word] & set[word]) is not 0 and var common) return (word << 6) + BitOperations.TrailingZeroCount(common);
        return null;
    }

    /// <summary>The versioned migrations of the other scope that it rests on with no other of that scope in between, by id.</summary>
    public IReadOnlyList<string> OtherScopeNeeds(int migration) =>
        _otherScopeNeeds[migration] ??= Frontier(migration, definition => definition.Dependencies);

    /// <summary>The versioned migrations of the other scope that rest on it with no other of that scope in between, by id.</summary>
    public IReadOnlyList<string> OtherScopeDependents(int migration) =>
        _otherScopeDependents[migration] ??= Frontier(migration, definition => definition.Dependents);

    /// <summary>The head behind a step.</summary>
    public JournalHead Advance(JournalHead head, PlannedStep step)
    {
        var migration = Migrations[step.Migration];
        if (step.Kind == StepKind.Rollback) return new JournalHead(head.Count - 1, head.Hash ^ _hashes[step.Migration]);
        if (step.Replaces is not null) return new JournalHead(head.Count, head.Hash ^ JournalHead.HashOf(migration.Id, step.Replaces) ^ _hashes[step.Migration]);
        return new JournalHead(head.Count + 1, head.Hash ^ _hashes[step.Migration]);
    }

    /// <summary>In which phase it would be applied, if nothing were applied yet.</summary>
    public int PhaseOf(int migration) => _phases.Value.Of(new PlannedStep(migration, StepKind.Apply));

    private int[] Indices(MigrationScope scope) =>
        [.. Enumerable.Range(0, Migrations.Count).Where(index => Migrations[index].Scope == scope)];

    private JournalHead HeadOf(int[] indices) =>
        indices.Aggregate(default(JournalHead), (head, index) => new JournalHead(head.Count + 1, head.Hash ^ _hashes[index]));

    private string[] Frontier(int migration, Func<MigrationDefinition, int[]> edges)
    {
        var scope = Migrations[migration].Scope;
        var found = new SortedSet<int>();
        var seen = new HashSet<int> { migration };
        var open = new Stack<int>(edges(Migrations[migration]));
        while (open.TryPop(out var index))
        {
            if (!seen.Add(index)) continue;
            var definition = Migrations[index];
            if (definition.Scope == scope)
            {
                foreach (var next in edges(definition)) open.Push(next);
            }
            else if (!definition.IsRepeatable)
            {
                found.Add(index);
            }
        }

        return [.. found.Select(index => Migrations[index].Id)];
    }

    // One row of bits a migration. The registry is in dependency order, so the rows it needs are complete when its turn comes.
    private static ulong[][] Closure(IReadOnlyList<MigrationDefinition> migrations)
    {
        var rows = new ulong[migrations.Count][];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i] = new ulong[(rows.Length + 63) / 64];
            foreach (var dependency in migrations[i].Dependencies)
            {
                if (dependency >= i)
                {
                    throw new InvalidOperationException(
                        $"The registry is not in dependency order: '{migrations[i].Id}' stands before '{migrations[dependency].Id}', which it depends on. Rebuild the project that holds the migrations.");
                }

                row[dependency >> 6] |= 1UL << (dependency & 63);
                for (var word = 0; word < row.Length; word++) row[word] |= rows[dependency][word];
            }
        }

        return rows;
    }
}
