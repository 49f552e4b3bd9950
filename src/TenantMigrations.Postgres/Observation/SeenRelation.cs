using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Observation;

/// <summary>A relation at one moment of a transaction.</summary>
/// <param name="Id">Its OID.</param>
/// <param name="Name">Its name; null where it was dropped.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Table">An index's table.</param>
/// <param name="FileNode">The file that it lies in; 0 where it has none.</param>
/// <param name="Scans">How often this transaction has read it from beginning to end.</param>
/// <param name="RowsRead">How many rows it met there.</param>
/// <param name="RowsChanged">How many rows it has inserted, updated or deleted.</param>
/// <param name="Locks">The locks that it holds on it.</param>
internal sealed record SeenRelation(
    long Id, string? Name, RelationKind Kind, string? Table, long FileNode, long Scans, long RowsRead, long RowsChanged, IReadOnlyCollection<TableLock> Locks)
{
    /// <summary>Reads all rows of <see cref="RelationsQuery"/>, and when they were made.</summary>
    public static async Task<(double Clock, IReadOnlyList<SeenRelation> Relations)> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var clock = 0.0;
        var relations = new List<SeenRelation>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            clock = reader.GetDouble(0);
            if (!reader.IsDBNull(1)) relations.Add(Read(reader));
        }

        return (clock, relations);
    }

    private static SeenRelation Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(1),
        reader.IsDBNull(2) ? null : reader.GetString(2),
        reader.IsDBNull(3) ? RelationKind.Table : KindOf(reader.GetString(3)),
        reader.IsDBNull(4) ? null : reader.GetString(4),
        reader.GetInt64(5),
        reader.GetInt64(6),
        reader.GetInt64(7),
        reader.GetInt64(8),
        LockModes.Of(reader.GetString(9)));

    private static RelationKind KindOf(string kind) => kind switch
    {
        "i" or "I" => RelationKind.Index,
        "m" => RelationKind.MaterializedView,
        "v" => RelationKind.View,
        "S" => RelationKind.Sequence,
        "f" => RelationKind.ForeignTable,
        _ => RelationKind.Table,
    };
}
