using System.Text;

namespace TenantMigrations.Benchmarks.Generator;

/// <summary>Any number of believable migrations: for each table one that creates it, one that extends it and one that relates it to an earlier one.</summary>
internal static class GeneratedMigrations
{
    /// <summary>The file's id and text, in order.</summary>
    public static IEnumerable<(string Id, string Text)> Create(int count)
    {
        for (var number = 0; number < count; number++)
            yield return (IdOf(number), (number % 3) switch { 0 => CreateTable(number), 1 => Extend(number), _ => Relate(number) });
    }

    /// <summary>The same file as a person leaves it after a small edit.</summary>
    public static string Edited(string text) => text.Replace("-- migrate:down", "COMMENT ON SCHEMA public IS 'edited';\n\n-- migrate:down");

    private static string IdOf(int number) =>
        $"{new DateTime(2021, 1, 1, 8, 0, 0).AddHours(number * 7):yyyyMMddHHmmss}_change_{number:0000}";

    private static string Table(int number) => $"entity_{number / 3:000}";

    private static string CreateTable(int number) => Write(number, [], $$"""
        CREATE TABLE {{Table(number)}} (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            name text NOT NULL,
            status text NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'active', 'closed')),
            amount numeric(12, 2) NOT NULL DEFAULT 0,
            created_at timestamptz NOT NULL DEFAULT now()
        );
        CREATE INDEX {{Table(number)}}_name_idx ON {{Table(number)}} (lower(name));
        CREATE FUNCTION {{Table(number)}}_touch() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            NEW.created_at := coalesce(NEW.created_at, now());
            RETURN NEW;
        END;
        $$;
        CREATE TRIGGER {{Table(number)}}_touch BEFORE INSERT ON {{Table(number)}} FOR EACH ROW EXECUTE FUNCTION {{Table(number)}}_touch();
        """, $"DROP TABLE {Table(number)};\nDROP FUNCTION {Table(number)}_touch();");

    private static string Extend(int number) => Write(number, [number - 1], $"""
        ALTER TABLE {Table(number)} ADD COLUMN note text;
        UPDATE {Table(number)} SET note = 'it''s from before' WHERE created_at < now();
        """, $"ALTER TABLE {Table(number)} DROP COLUMN note;");

    private static string Relate(int number) => Write(number, [number - 2, number - 2 - 3 * (number % 7)], $"""
        -- What it belongs to.
        ALTER TABLE {Table(number)} ADD COLUMN owner_id bigint REFERENCES {Table(Math.Max(0, number - 3 * (number % 7)))} (id);
        CREATE INDEX {Table(number)}_owner_idx ON {Table(number)} (owner_id);
        """, $"ALTER TABLE {Table(number)} DROP COLUMN owner_id;");

    private static string Write(int number, int[] dependencies, string up, string down)
    {
        var text = new StringBuilder($"-- description: Change {number} of {Table(number)}\n");
        foreach (var dependency in dependencies.Where(d => d >= 0).Distinct())
            text.Append($"-- depends-on: {IdOf(dependency)}\n");
        return text.Append($"-- scope: tenant\n\n-- migrate:up\n{up}\n\n-- migrate:down\n{down}\n").ToString();
    }
}
