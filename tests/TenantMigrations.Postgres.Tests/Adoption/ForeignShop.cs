using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Adoption;

/// <summary>One small shop, written as the files of each tool that <c>import</c> reads.</summary>
internal static class ForeignShop
{
    /// <summary>The statements, in their order: each takes what the one before it made.</summary>
    public static readonly (string Name, string Up, string Down)[] Migrations =
    [
        (
            "items",
            "CREATE TYPE kind AS ENUM ('book', 'disc');\nCREATE TABLE items (id int PRIMARY KEY, name text NOT NULL, kind kind NOT NULL DEFAULT 'book', note text);",
            "DROP TABLE items;\nDROP TYPE kind;"
        ),
        ("items_by_name", "CREATE INDEX CONCURRENTLY items_by_name ON items (name);", "DROP INDEX CONCURRENTLY items_by_name;"),
        (
            "touched",
            """
            ALTER INDEX items_by_name RENAME TO items_name;
            ALTER TABLE items ADD touched int NOT NULL DEFAULT 0;
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.touched := NEW.touched + 1; -- not the end; of it
                RETURN NEW;
            END
            $$;
            CREATE TRIGGER touch BEFORE UPDATE ON items FOR EACH ROW EXECUTE FUNCTION touch();
            ALTER TABLE items ENABLE ROW LEVEL SECURITY;
            CREATE POLICY everyone ON items USING (true);
            """,
            "DROP POLICY everyone ON items;\nALTER TABLE items DISABLE ROW LEVEL SECURITY;\nDROP TRIGGER touch ON items;\nDROP FUNCTION touch();\nALTER TABLE items DROP touched;\nALTER INDEX items_name RENAME TO items_by_name;"
        ),
        ("rows", "INSERT INTO items (id, name, note) VALUES (1, 'it''s; one', 'shop');\nUPDATE items SET kind = 'disc' WHERE id = 1;", "DELETE FROM items;"),
    ];

    // As texts these sort otherwise.
    private static readonly int[] s_numbers = [1, 2, 10, 11];
    private static readonly string[] s_versions = ["1", "1_2", "1.10", "2"];

    /// <summary>The tool's files, by name.</summary>
    public static IEnumerable<(string Name, string Text)> Files(ForeignTool tool, bool idempotent) => tool switch
    {
        ForeignTool.Dbmate => Migrations.Select((item, i) => (
            $"2024010{i + 1}000000_{item.Name}.sql",
            $"-- migrate:up{Flag(item.Up)}\r\n{item.Up}\n{(i == 0 ? "GRANT SELECT ON schema_migrations TO pg_monitor;\n" : "")}-- migrate:down{Flag(item.Up)}\n{item.Down}\n")),
        ForeignTool.GolangMigrate => Migrations.SelectMany((item, i) => new[]
        {
            ($"{s_numbers[i]}_{item.Name}.up.sql", item.Name == "rows" ? $"\uFEFFBEGIN;\n{item.Up}\nCOMMIT;\n" : item.Up),
            ($"{s_numbers[i]}_{item.Name}.down.sql", item.Down),
        }),
        ForeignTool.Flyway => Migrations.SelectMany((item, i) => new[] { ('V', item.Up), ('U', item.Down) }.Select(part => (
            $"{part.Item1}{s_versions[i]}__{item.Name}.sql",
            part.Item2.Replace("'shop'", "'${flyway:defaultSchema}'", StringComparison.Ordinal)))),
        _ => [("shop.sql", EfScript(idempotent))],
    };

    private static string Flag(string up) => up.Contains("CONCURRENTLY", StringComparison.Ordinal) ? " transaction:false" : "";

    private static string EfScript(bool idempotent)
    {
        var script = "\uFEFFCREATE TABLE IF NOT EXISTS \"__EFMigrationsHistory\" (\n    \"MigrationId\" character varying(150) NOT NULL,\n    \"ProductVersion\" character varying(32) NOT NULL\n);\n\n";
        foreach (var (item, i) in Migrations.Select((item, i) => (item, i)))
        {
            var id = $"2024010{i + 1}000000_{item.Name}";
            var row = $"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\")\n    VALUES ('{id}', '10.0.0');";
            script += idempotent
                ? $"START TRANSACTION;\n{Block(id, item.Up.Replace("CONCURRENTLY ", "", StringComparison.Ordinal))}{Block(id, row)}COMMIT;\n\n"
                : $"START TRANSACTION;\n{(Flag(item.Up).Length > 0 ? $"COMMIT;\n\n{item.Up}\n\nSTART TRANSACTION;" : item.Up)}\n\n{row}\n\nCOMMIT;\n\n";
        }

        return script;
    }

    private static string Block(string id, string sql) =>
        $"DO $EF$\nBEGIN\n    IF NOT EXISTS(SELECT 1 FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = '{id}') THEN\n    {sql}\n    END IF;\nEND $EF$;\n";
}
