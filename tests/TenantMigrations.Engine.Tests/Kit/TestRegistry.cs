namespace TenantMigrations.Engine.Tests;

/// <summary>A registry made by hand: migrations are known by short names, which sort as they are written down.</summary>
internal sealed class TestRegistry : MigrationRegistry
{
    private readonly Dictionary<string, string> _ids;

    private TestRegistry(RegistrySettings settings, MigrationDefinition[] migrations, Dictionary<string, string> ids)
        : base(settings, migrations) => _ids = ids;

    public string Id(string name) => _ids[name];

    public int Index(string name) => TryFind(_ids[name], out var index) ? index : throw new KeyNotFoundException(name);

    public MigrationDefinition this[string name] => Migrations[Index(name)];

    internal sealed class Builder
    {
        private readonly List<Draft> _drafts = [];
        private RegistrySettings _settings = new() { Isolation = TenantIsolation.Schema };

        public Builder Isolation(TenantIsolation isolation)
        {
            _settings = _settings with { Isolation = isolation };
            return this;
        }

        /// <summary>A global migration; <paramref name="needs"/> are names separated by blanks.</summary>
        public Builder Global(string name, string needs = "", bool repeatable = false, bool transaction = true, string? irreversible = null, string checksum = "") =>
            Add(new Draft(name, MigrationScope.Global, needs, repeatable, false, transaction, irreversible, checksum));

        public Builder Tenant(
            string name, string needs = "", bool repeatable = false, bool existingOnly = false, bool transaction = true, string? irreversible = null, string checksum = "") =>
            Add(new Draft(name, MigrationScope.Tenant, needs, repeatable, existingOnly, transaction, irreversible, checksum));

        public TestRegistry Build()
        {
            var ids = _drafts.Select((draft, number) => (draft.Name, Id: $"{20240101000000 + number}_{draft.Name}"))
                .ToDictionary(pair => pair.Name, pair => pair.Id);
            var ordered = _drafts.Where(draft => !draft.IsRepeatable).Concat(_drafts.Where(draft => draft.IsRepeatable)).ToList();
            var indices = ordered.Select((draft, index) => (draft.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index);
            var needs = ordered.ConvertAll(draft =>
                draft.Needs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => indices[name]).Order().ToArray());
            var migrations = ordered.Select((draft, index) => new MigrationDefinition
            {
                Id = ids[draft.Name],
                Name = draft.Name,
                Scope = draft.Scope,
                Kind = MigrationKind.SqlClass,
                Checksum = "v1:" + draft.Name + draft.Checksum,
                SourcePath = $"migrations/{ids[draft.Name]}.sql",
                Dependencies = needs[index],
                Dependents = [.. Enumerable.Range(0, needs.Count).Where(other => needs[other].Contains(index))],
                Up = Part($"-- {draft.Name}\nSELECT 1", draft.Transaction),
                Down = draft.IsRepeatable || draft.Irreversible is not null ? null : Part("SELECT 2", draft.Transaction),
                IrreversibleReason = draft.Irreversible,
                IsRepeatable = draft.IsRepeatable,
                AppliesToExistingOnly = draft.ExistingOnly,
            });
            return new TestRegistry(_settings, [.. migrations], ids);
        }

        private Builder Add(Draft draft)
        {
            _drafts.Add(draft);
            return this;
        }

        private static MigrationPart Part(string text, bool transaction) => new()
        {
            Constant = () => text,
            Statements = [new StatementSpan(text.LastIndexOf("SELECT", StringComparison.Ordinal), 8)],
            InTransaction = transaction,
        };

        private sealed record Draft(
            string Name, MigrationScope Scope, string Needs, bool IsRepeatable, bool ExistingOnly, bool Transaction, string? Irreversible, string Checksum);
    }
}
