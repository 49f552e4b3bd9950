using System.Globalization;
using TenantMigrations.Analysis;

namespace TenantMigrations.Postgres.Tests.Templates;

/// <summary>Every built-in template, used on tables of one name.</summary>
internal sealed record TemplateCases(TenantIsolation Isolation, string Table)
{
    /// <summary>Names that are no trouble and names that are.</summary>
    public static IReadOnlyList<string> Names { get; } = ["orders", "order", "Ünïcode", "a\"b", "x; drop table y --'$$${x}", "a" + new string('ö', 31)];

    /// <summary>What is there before.</summary>
    public (string Up, string Down) Base
    {
        get
        {
            var (table, more, other) = (Quoted(Table), Quoted(More), Quoted("cus\"tomers"));
            return ($"""
                CREATE TABLE {other} (id bigint PRIMARY KEY);
                INSERT INTO {other} SELECT n FROM generate_series(1, 3) AS n;
                CREATE TABLE {table} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, status text, note text NOT NULL DEFAULT 'n', doc json, {Quoted(Table)} integer);
                INSERT INTO {table} (customer, status, doc, {Quoted(Table)}) SELECT n % 3 + 1, 'Open' || n, '[]', n FROM generate_series(1, 25) AS n;
                CREATE TABLE {more} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, status text);
                INSERT INTO {more} (status) SELECT 's' FROM generate_series(1, 5);
                """, $"DROP TABLE {more};\nDROP TABLE {table};\nDROP TABLE {other};");
        }
    }

    /// <summary>Another table with nearly the same name.</summary>
    public string More => Table.Length > 20 ? Table[..^1] + "z" : Table + " 2";

    /// <summary>Templates with values, in an order in which each finds what it needs.</summary>
    public IEnumerable<(string Template, Dictionary<string, string> Values)> All()
    {
        if (Isolation == TenantIsolation.Shared)
        {
            yield return Use("add-tenant-id", ("table", Table), ("default-tenant", "ac'me"), ("batch", "7"));
            yield return Use("bulk-tenant-id", ("tables", $"{Listed(More)},{Listed("cus\"tomers")}"), ("default-tenant", "birch"));
            yield return Use("enable-rls", ("table", Table));
            yield return Use("bulk-rls", ("tables", $"{Listed(More)},{Listed("cus\"tomers")}"), ("separate", "true"));
            yield return Use("partition-by-tenant", ("table", "p" + Table[1..]), ("columns", "kind text NOT NULL, at timestamptz NOT NULL DEFAULT now(), UNIQUE (tenant_id, kind)"), ("partitions", "3"), ("tenant-type", "uuid"));
            yield return Use("tenant-role", ("role", "r" + Table[1..]), ("tables", Listed(Table)));
            yield return Use("tenant-role", ("role", "s" + Table[1..]));
        }

        yield return Use("create-tenant-table", ("table", "n" + Table[1..]), ("columns", $"{Quoted(Table)} text NOT NULL, customer bigint REFERENCES {Quoted("cus\"tomers")}, total numeric(12,2) CHECK (total >= 0)"), ("index", Listed(Table)));
        yield return Use("add-column", ("table", Table), ("column", "channel"), ("type", "text"), ("default", "'we''b'"), ("not-null", "true"));
        yield return Use("add-column", ("table", Table), ("column", "plain"), ("type", "double precision[]"));
        yield return Use("add-column", ("table", Table), ("column", "u" + Table[1..]), ("type", "uuid"), ("default", "gen_random_uuid()"), ("not-null", "true"), ("batch", "7"));
        yield return Use("add-not-null", ("table", Table), ("column", "status"));
        yield return Use("add-foreign-key", ("table", Table), ("columns", "customer"), ("references", "cus\"tomers"), ("referenced-columns", "id"), ("on-delete", "cascade"), ("index", "true"));
        yield return Use("add-foreign-key", ("table", Table), ("columns", Listed(Table)), ("references", Table), ("referenced-columns", "id"));
        yield return Use("add-unique", ("table", Table), ("columns", $"status,{Listed(Table)}"));
        yield return Use("add-index", ("table", Table), ("columns", $"status,{Listed(Table)}"), ("where", "status <> 'x' OR status IS NULL"));
        yield return Use("add-index", ("table", Table), ("columns", "note"), ("method", "hash"));
        yield return Use("rename-column", ("table", Table), ("column", "note"), ("to", "remark " + Table[..1]), ("type", "text"), ("batch", "10"));
        yield return Use("rename-column", ("table", Table), ("column", "doc"), ("to", "document"), ("type", "json"));
        yield return Use("backfill", ("table", Table), ("set", "status = lower(status)"), ("where", "status <> lower(status)"), ("undo", "status = initcap(status)"), ("batch", "4"));
        yield return Use("updated-at", ("table", Table));
        yield return Use("add-column", ("table", Table), ("column", "amount"), ("type", "integer"), ("default", "41"));
        yield return Use("add-column", ("table", Table), ("column", "count"), ("type", "integer"), ("default", "1"), ("not-null", "true"));
        yield return Use("change-type", ("table", Table), ("column", "count"), ("from", "integer"), ("to", "bigint"), ("default", "1"), ("not-null", "true"));
        yield return Use("change-type", ("table", Table), ("column", "amount"), ("from", "integer"), ("to", "text"), ("using", "(amount + 1)::text || ' EUR'"), ("back", "split_part(amount, ' ', 1)::integer - 1"), ("default", "41"), ("batch", "6"));
    }

    /// <summary>A name in a list: one that would be cut in two is written as in SQL.</summary>
    private static string Listed(string name) => Quoted(name);

    private static string Quoted(string name) => SqlText.Identifier(name);

    private static (string, Dictionary<string, string>) Use(string template, params (string Name, string Value)[] values) => (template, values.ToDictionary(value => value.Name, value => value.Value));
}
