using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tenants;

/// <summary>Which column of the query is what. All values come as text.</summary>
internal sealed class TenantColumns
{
    private static readonly string[] s_known = ["id", "name", "schema", "database", "connection", "labels", "state"];

    private readonly int[] _ordinals;

    private TenantColumns(int[] ordinals) => _ordinals = ordinals;

    public static TenantColumns Of(NpgsqlDataReader reader)
    {
        var ordinals = new int[s_known.Length];
        Array.Fill(ordinals, -1);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var known = Array.IndexOf(s_known, reader.GetName(i));
            if (known < 0) throw Wrong($"has a column '{reader.GetName(i)}' that means nothing here. Known are {string.Join(", ", s_known)}; leave it out or rename it with AS.");
            if (ordinals[known] >= 0) throw Wrong($"has two columns '{s_known[known]}'. Leave one out.");
            ordinals[known] = i;
        }

        return ordinals[0] >= 0 ? new TenantColumns(ordinals) : throw Wrong("has no column 'id'. Every tenant needs one; name it with AS id.");
    }

    public TenantEntry Read(NpgsqlDataReader reader, int row) => new()
    {
        Id = Text(reader, 0) is { Length: > 0 } id ? id : throw Wrong(FormattableString.Invariant($"gives no id in row {row}. Leave such rows out with WHERE.")),
        Name = Text(reader, 1),
        Schema = Text(reader, 2),
        Database = Text(reader, 3),
        Connection = Text(reader, 4),
        Labels = TenantLabels.Parse(Text(reader, 5)) ?? throw Wrong($"gives labels of tenant '{Text(reader, 0)}' that are neither a JSON object of texts nor 'key=value,key=value'."),
        State = State(reader),
    };

    private TenantState State(NpgsqlDataReader reader) => Text(reader, 6) switch
    {
        null or "" => TenantState.Active,
        var s when s.Equals("active", StringComparison.OrdinalIgnoreCase) => TenantState.Active,
        var s when s.Equals("suspended", StringComparison.OrdinalIgnoreCase) => TenantState.Suspended,
        var s => throw Wrong($"gives tenant '{Text(reader, 0)}' the state '{s}'. Known are active and suspended."),
    };

    private string? Text(NpgsqlDataReader reader, int known) =>
        _ordinals[known] is >= 0 and var ordinal && !reader.IsDBNull(ordinal) ? reader.GetString(ordinal) : null;

    private static FleetException Wrong(string what) => new(FleetErrorKind.Settings, "Tenants:Query " + what);
}
