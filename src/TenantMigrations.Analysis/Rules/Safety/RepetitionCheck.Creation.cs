using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

internal sealed partial class RepetitionCheck
{
    private Repetition? OfCreation(Statement tree) => tree switch
    {
        CreateTable table => Creation("CREATE TABLE", table.Name, table.IfNotExists, table.Persistence, "IF NOT EXISTS"),
        CreateTableAs table => Creation("CREATE TABLE", table.Name, table.IfNotExists, table.Persistence, "IF NOT EXISTS"),
        Select { Into: { } into } => Creation("SELECT INTO", into.Name, false, into.Persistence, null),
        CreateMaterializedView view => Creation("CREATE MATERIALIZED VIEW", view.Name, view.IfNotExists, default, "IF NOT EXISTS"),
        CreateSequence sequence => Creation("CREATE SEQUENCE", sequence.Name, sequence.IfNotExists, sequence.Persistence, "IF NOT EXISTS"),
        CreateView view => Creation("CREATE VIEW", view.Name, view.Replaces, view.IsTemporary ? TablePersistence.Temporary : default, "OR REPLACE"),
        CreateStatistics { Name: { } name } statistics => Creation("CREATE STATISTICS", name, statistics.IfNotExists, default, "IF NOT EXISTS"),
        CreateType type => Creation("CREATE TYPE", type.Name, false, default, "DROP TYPE"),
        CreateDomain domain => Creation("CREATE DOMAIN", domain.Name, false, default, "DROP DOMAIN"),
        CreateRoutine { Replaces: false } routine => Creation(routine.Kind == RoutineKind.Procedure ? "CREATE PROCEDURE" : "CREATE FUNCTION", routine.Name, false, default, "OR REPLACE"),
        CreateTrigger { Replaces: false } trigger => OnTable("CREATE TRIGGER", trigger.Name, trigger.Table, trigger.IsConstraint ? "DROP TRIGGER" : "OR REPLACE"),
        CreateRule { Replaces: false } rule => OnTable("CREATE RULE", rule.Name, rule.Table, "OR REPLACE"),
        CreatePolicy policy => OnTable("CREATE POLICY", policy.Name, policy.Table, "DROP POLICY"),
        CreateSchema { Name: { } name } schema => Creation("CREATE SCHEMA", name, schema.IfNotExists, "IF NOT EXISTS"),
        CreateExtension extension => Creation("CREATE EXTENSION", extension.Name, extension.IfNotExists, "IF NOT EXISTS"),
        CreateDatabase database => Creation("CREATE DATABASE", database.Name, false, null),
        CreateTablespace tablespace => Creation("CREATE TABLESPACE", tablespace.Name, false, null),
        CreateSubscription subscription => Creation("CREATE SUBSCRIPTION", subscription.Name, false, null),
        CreateRole { Name.Name: { } name } => Creation("CREATE ROLE", name, false, "DROP ROLE"),
        // Its name is not kept, so that it could be what was dropped before.
        OtherStatement { Family: "CREATE PUBLICATION" or "CREATE EVENT TRIGGER" } other when _cleared.Count == 0 =>
            Exists(other.Family, $"Put DROP{other.Family.Substring("CREATE".Length)} IF EXISTS before it"),
        _ => null,
    };

    private Repetition? Creation(string what, QualifiedName name, bool isGuarded, TablePersistence persistence, string? guard)
    {
        // What is temporary goes with the session.
        if (persistence == TablePersistence.Temporary || name.Schema?.Text == "pg_temp") _cleared.Add(name.Last.Text);
        return Creation(what, name.Last, isGuarded || IsCleared(name), guard);
    }

    private Repetition? OnTable(string what, Name name, QualifiedName table, string guard) => Creation(what, name, IsCleared(table), guard);

    private Repetition? Creation(string what, Name name, bool isGuarded, string? guard)
    {
        var isCleared = isGuarded || IsCleared(name);
        Made(name);
        if (isCleared) return null;
        return Exists(what, guard switch
        {
            null => null,
            "IF NOT EXISTS" => $"Write {what} IF NOT EXISTS",
            "OR REPLACE" => "Write CREATE OR REPLACE" + what.Substring("CREATE".Length),
            _ => $"Put {guard} IF EXISTS before it",
        });
    }
}
